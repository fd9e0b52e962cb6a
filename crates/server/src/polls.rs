mod cast_ballot;
mod close_poll;
mod compose_poll;
mod get_poll;
mod get_tally;
mod list_ballots;
mod list_non_voters;
mod list_polls;
mod open_poll;
mod view;
mod withdraw_poll;

pub(crate) use cast_ballot::cast_ballot;
pub(crate) use close_poll::close_poll;
pub(crate) use compose_poll::compose_poll;
pub(crate) use get_poll::get_poll;
pub(crate) use get_tally::get_tally;
pub(crate) use list_ballots::list_ballots;
pub(crate) use list_non_voters::list_non_voters;
pub(crate) use list_polls::list_polls;
pub(crate) use open_poll::open_poll;
pub(crate) use view::{view, views};
pub(crate) use withdraw_poll::withdraw_poll;

use crate::{app::App, caller::Member, http_ext::Answer};
use api::{Code, Problem};
use domain::Poll;

impl Member {
    /// The poll that the path names.
    fn the_poll(&self) -> Answer<&Poll> {
        Ok(self.poll.as_ref().ok_or(Code::NotFound)?)
    }
}

/// Who chose what is shown to whoever may see the result, where the voters were told before they voted that it would be; of a
/// poll that detaches ballots never.
async fn may_see_names(app: &App, caller: &Member, poll: &Poll) -> Answer<()> {
    let no = |why| Err(Problem::of(Code::Forbidden).because(why).into());
    if poll.secrecy.detaches() {
        return no("nobody sees who chose what in an anonymous poll");
    }
    if !poll.secrecy.names_to(&caller.member) {
        return no("only admins of the group see who chose what");
    }
    let voted = app.store.receipt(poll.id, caller.person_id()).await?.is_some();
    if poll.shows_result(voted, app.now()) { Ok(()) } else { no("the result of this poll is not shown yet") }
}
