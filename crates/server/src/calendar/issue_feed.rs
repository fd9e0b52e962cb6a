use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::{
    calendar::{IssueFeed, IssuedFeed},
    ics,
};

pub(crate) async fn issue_feed(app: App, caller: SignedIn, _: IssueFeed) -> Answer<IssuedFeed> {
    let token = app.token();
    let feed = app.store.put_feed(caller.person_id(), token.hash()).await?;
    Ok(IssuedFeed { feed, path: ics::feed(token.as_str()), token: token.into_string() })
}
