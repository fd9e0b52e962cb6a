mod cast_ballot;
mod close_poll;
mod compose_poll;
mod edit_poll;
mod extend_poll;
mod get_poll;
mod get_reminders;
mod get_tally;
mod get_turnout;
mod list_ballots;
mod list_non_voters;
mod list_polls;
mod open_poll;
mod plan_reminders;
mod read_editions;
mod read_poll_log;
mod remind_non_voters;
mod schedule_poll;
mod view;
mod withdraw_poll;

pub(crate) use cast_ballot::cast_ballot;
pub(crate) use close_poll::close_poll;
pub(crate) use compose_poll::compose_poll;
pub(crate) use edit_poll::edit_poll;
pub(crate) use extend_poll::extend_poll;
pub(crate) use get_poll::get_poll;
pub(crate) use get_reminders::get_reminders;
pub(crate) use get_tally::get_tally;
pub(crate) use get_turnout::get_turnout;
pub(crate) use list_ballots::list_ballots;
pub(crate) use list_non_voters::list_non_voters;
pub(crate) use list_polls::list_polls;
pub(crate) use open_poll::open_poll;
pub(crate) use plan_reminders::plan_reminders;
pub(crate) use read_editions::read_editions;
pub(crate) use read_poll_log::read_poll_log;
pub(crate) use remind_non_voters::remind_non_voters;
pub(crate) use schedule_poll::schedule_poll;
pub(crate) use view::{view, views};
pub(crate) use withdraw_poll::withdraw_poll;

use crate::{app::App, caller::Member, http_ext::Answer, mail};
use api::{Code, Problem, polls::RemindersView};
use domain::{PersonId, Poll, PollId, Reminders};
use jiff::Timestamp;

impl Member {
    /// The poll that the path names.
    fn the_poll(&self) -> Answer<&Poll> {
        Ok(self.poll.as_ref().ok_or(Code::NotFound)?)
    }
}

/// Figures are told, on whichever road, only to whom the screen would show them.
pub(crate) async fn result_is_open(app: &App, poll: &Poll, who: PersonId, now: Timestamp) -> Answer<()> {
    let voted = app.store.receipt(poll.id, who).await?.is_some();
    if poll.shows_result(voted, now) {
        return Ok(());
    }
    Err(Problem::of(Code::Forbidden).because("the result of this poll is not shown yet").into())
}

/// Who chose what is shown to whoever may see the result, where the voters were told before they voted that it would be; of a
/// poll that detaches ballots never.
async fn may_see_names(app: &App, caller: &Member, poll: &Poll) -> Answer<()> {
    if poll.secrecy.detaches() {
        let why = "nobody sees who chose what in an anonymous poll";
        return Err(Problem::of(Code::Forbidden).because(why).into());
    }
    if !poll.secrecy.names_to(&caller.member) {
        let why = "only admins of the group see who chose what";
        return Err(Problem::of(Code::Forbidden).because(why).into());
    }
    result_is_open(app, poll, caller.person_id(), app.now()).await
}

async fn reminders_view(app: &App, poll_id: PollId, reminders: Reminders) -> Answer<RemindersView> {
    let turnout = app.store.tally(poll_id).await?.ok_or(Code::NotFound)?.turnout;
    let waiting = turnout.entitled.saturating_sub(turnout.cast);
    Ok(RemindersView { reminders, waiting, by_mail: mail::is_set_up(app) })
}
