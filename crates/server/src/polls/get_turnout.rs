use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{GetTurnout, TurnoutView},
};
use domain::{Poll, Timeline};
use jiff::Timestamp;

pub(crate) async fn get_turnout(app: App, caller: Member, request: GetTurnout) -> Answer<TurnoutView> {
    let poll = caller.the_poll()?;
    let record = app.store.turnout(request.poll_id).await?.ok_or(Code::NotFound)?;
    // Of a poll that detaches ballots the store knows no time, and nothing is made of what it does not know.
    let opened = poll.opened.filter(|_| !poll.secrecy.detaches());
    let timeline = opened.map(|from| Timeline::of(from, over(poll, app.now()), &record.first_casts));
    Ok(TurnoutView { units: record.units, timeline })
}

/// Until when ballots were taken, or are being taken.
fn over(poll: &Poll, now: Timestamp) -> Timestamp {
    let withdrawn = poll.withdrawn.as_ref().map_or(now, |withdrawal| withdrawal.at);
    now.min(withdrawn).min(poll.closes_at())
}
