use crate::{app::App, http_ext::Answer};
use api::{
    Code,
    kiosks::{Board, BoardPoll},
};
use domain::Kiosk;
use futures_util::future::try_join_all;

/// How many polls a wall goes through.
const MOST: u32 = 50;

/// What a kiosk shows.
pub(crate) async fn board(app: &App, kiosk: Kiosk) -> Answer<Board> {
    let group = app.store.group(kiosk.group_id).await?.ok_or(Code::Internal)?;
    let members = app.store.member_count(kiosk.group_id).await?;
    let polls = app.store.current_polls(kiosk.group_id, MOST).await?;
    let now = app.now();
    let polls = polls.into_iter().map(async |poll| {
        let tally = app.store.tally(poll.id).await?.ok_or(Code::Internal)?;
        let tally = poll.announced(tally, now);
        Answer::Ok(BoardPoll { poll, tally })
    });
    Ok(Board { kiosk, group, members, polls: try_join_all(polls).await? })
}
