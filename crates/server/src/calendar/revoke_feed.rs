use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::{Code, calendar::RevokeFeed};

pub(crate) async fn revoke_feed(app: App, caller: SignedIn, _: RevokeFeed) -> Answer<()> {
    if app.store.revoke_feed(caller.person_id()).await? { Ok(()) } else { Err(Code::NotFound.into()) }
}
