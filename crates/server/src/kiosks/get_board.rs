use super::board;
use crate::{app::App, caller::Kiosk, http_ext::Answer};
use api::kiosks::{Board, GetBoard};

pub(crate) async fn get_board(app: App, caller: Kiosk, _: GetBoard) -> Answer<Board> {
    board(&app, caller.kiosk).await
}
