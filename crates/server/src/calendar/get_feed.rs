use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::calendar::{GetFeed, MyFeed};

pub(crate) async fn get_feed(app: App, caller: SignedIn, _: GetFeed) -> Answer<MyFeed> {
    Ok(MyFeed { feed: app.store.feed(caller.person_id()).await? })
}
