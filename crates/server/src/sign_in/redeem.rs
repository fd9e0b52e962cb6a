use crate::{
    app::App,
    caller::Visitor,
    http_ext::{Answer, Reply},
    token,
};
use api::{
    Code,
    sign_in::{RedeemSignInLink, SignedIn},
};
use domain::SignInRefusal;

pub(crate) async fn redeem_sign_in_link(
    app: App,
    visitor: Visitor,
    request: RedeemSignInLink,
) -> Answer<Reply<SignedIn>> {
    let address = visitor.address;
    app.attempts.check(address, app.now())?;
    let (session, own) = super::new_session(&app, visitor, request.keep, request.device);
    let redeemed = match token::hash(&request.token) {
        Some(token) => app.store.redeem_sign_in_link(token, &session).await?,
        None => Err(SignInRefusal::Unknown),
    };
    if redeemed == Err(SignInRefusal::Unknown) {
        app.attempts.failed(address, app.now());
    }
    let session = redeemed?;
    let person = app.store.person(session.person_id).await?.ok_or(Code::Internal)?;
    let (bearer, cookie) = super::hand_over(&app, &session, own);
    Ok(Reply::with(SignedIn { person, bearer }, cookie))
}
