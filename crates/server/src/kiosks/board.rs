use crate::{app::App, http_ext::Answer};
use api::{
    Code,
    kiosks::{Board, BoardLine, BoardPoll},
};
use domain::{Kiosk, Poll, Secrecy};
use futures_util::future::try_join_all;
use store::{SignUpQuery, SignUpRow};

/// How many polls a wall goes through.
const MOST: u32 = 50;
/// How many lines of a sign-up it shows: the last.
const LINES: u32 = 200;

/// What a kiosk shows.
pub(crate) async fn board(app: &App, kiosk: Kiosk) -> Answer<Board> {
    let group = app.store.group(kiosk.group_id).await?.ok_or(Code::Internal)?;
    let members = app.store.member_count(kiosk.group_id).await?;
    let polls = app.store.current_polls(kiosk.group_id, MOST).await?;
    let now = app.now();
    let polls = polls.into_iter().map(async |poll| {
        let tally = app.store.tally(poll.id).await?.ok_or(Code::Internal)?;
        let tally = poll.announced(tally, now);
        let lines = lines(app, &poll).await?;
        Answer::Ok(BoardPoll { poll, tally, lines })
    });
    Ok(Board { kiosk, group, members, polls: try_join_all(polls).await? })
}

/// Who signed up, where the voters were told before that a display shows it.
async fn lines(app: &App, poll: &Poll) -> Answer<Vec<BoardLine>> {
    if !poll.method.signs_up() || poll.secrecy != Secrecy::RealName {
        return Ok(Vec::new());
    }
    let rows = app.store.sign_ups(poll.id, &SignUpQuery { before: None, limit: LINES }).await?;
    let line = |row: SignUpRow| BoardLine { place: row.place, name: row.person.name, quantity: row.quantity };
    Ok(rows.into_iter().map(line).collect())
}
