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

use crate::{caller::Member, http_ext::Answer};
use api::Code;
use domain::{Poll, Secrecy};

impl Member {
    /// The poll that the path names.
    fn the_poll(&self) -> Answer<&Poll> {
        Ok(self.poll.as_ref().ok_or(Code::NotFound)?)
    }
}

/// Names stand beside ballots only where the voters were told so before they voted.
pub(crate) fn names_are_open(poll: &Poll) -> Answer<()> {
    match poll.secrecy {
        Secrecy::RealName => Ok(()),
    }
}
