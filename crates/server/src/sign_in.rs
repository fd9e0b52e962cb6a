mod issue_for_member;
mod issue_own;
mod redeem;

pub(crate) use issue_for_member::issue_member_sign_in_link;
pub(crate) use issue_own::issue_own_sign_in_link;
pub(crate) use redeem::redeem_sign_in_link;

use crate::{
    app::App,
    caller::Visitor,
    http_ext::{Answer, Cookie},
    token::Token,
};
use api::{
    links,
    sign_in::{IssuedSignInLink, Keep},
};
use domain::{DeviceName, PersonId, Session, SessionId, SessionKind, SignInLink};
use jiff::SignedDuration;
use store::NewSession;

/// Makes a link that signs `person_id` in within `life`.
pub(crate) async fn issue(app: &App, person_id: PersonId, life: SignedDuration) -> Answer<IssuedSignInLink> {
    let (token, expires) = (app.token(), app.now() + life);
    app.store.put_sign_in_link(token.hash(), &SignInLink { person_id, expires }).await?;
    Ok(IssuedSignInLink { path: links::sign_in(token.as_str()), token: token.into_string(), expires })
}

/// A session about to begin on the device of `visitor`, and the token that it will hold.
pub(crate) fn new_session(
    app: &App,
    visitor: Visitor,
    keep: Keep,
    device: Option<DeviceName>,
) -> (NewSession, Token) {
    let token = app.token();
    let kind = match keep {
        Keep::Cookie => SessionKind::Cookie,
        Keep::Bearer => SessionKind::Bearer,
    };
    let device = device.unwrap_or(visitor.device);
    (NewSession { id: SessionId(app.id()), token: token.hash(), kind, device }, token)
}

/// Hands the token of a session that has begun over, as the caller wants to keep it.
pub(crate) fn hand_over(app: &App, session: &Session, token: Token) -> (Option<String>, Option<Cookie>) {
    match session.kind {
        SessionKind::Bearer => (Some(token.into_string()), None),
        SessionKind::Cookie => {
            (None, Some(Cookie::session(token, session.expires.duration_since(app.now()))))
        }
    }
}
