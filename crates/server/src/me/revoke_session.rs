use crate::{
    app::App,
    caller::SignedIn,
    http_ext::{Answer, Cookie, Reply},
};
use api::{Code, me::RevokeSession};
use domain::SessionKind;

pub(crate) async fn revoke_session(app: App, caller: SignedIn, request: RevokeSession) -> Answer<Reply<()>> {
    if !app.store.revoke_session(caller.person_id(), request.session_id).await? {
        return Err(Code::NotFound.into());
    }
    let signs_out = request.session_id == caller.session.id && caller.session.kind == SessionKind::Cookie;
    Ok(Reply::with((), signs_out.then(Cookie::no_session)))
}
