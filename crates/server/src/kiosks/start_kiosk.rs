use super::board;
use crate::{
    app::App,
    caller::Visitor,
    http_ext::{Answer, Cookie, Reply},
    token,
};
use api::{
    Code,
    kiosks::{Board, StartKiosk},
};

pub(crate) async fn start_kiosk(app: App, visitor: Visitor, request: StartKiosk) -> Answer<Reply<Board>> {
    let found = match token::hash(&request.token) {
        Some(token) => app.store.kiosk_by_token(token).await?,
        None => None,
    };
    let Some(kiosk) = found else {
        return Err(app.attempts.wrong(visitor.address, app.now(), Code::NotFound));
    };
    Ok(Reply::with(board(&app, kiosk).await?, Some(Cookie::kiosk(request.token))))
}
