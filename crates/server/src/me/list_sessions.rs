use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::me::{ListSessions, MySessions};

pub(crate) async fn list_sessions(app: App, caller: SignedIn, _: ListSessions) -> Answer<MySessions> {
    let sessions = app.store.sessions(caller.person_id()).await?;
    Ok(MySessions { current: caller.session.id, sessions })
}
