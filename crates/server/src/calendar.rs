mod answer_event;
mod cancel_event;
mod change_event;
mod create_event;
mod files;
mod get_event;
mod get_feed;
mod ics;
mod issue_feed;
mod list_attendees;
mod list_events;
mod list_poll_events;
mod revoke_feed;
mod view;

pub(crate) use answer_event::answer_event;
pub(crate) use cancel_event::cancel_event;
pub(crate) use change_event::change_event;
pub(crate) use create_event::create_event;
pub(crate) use files::{event_file, feed_file};
pub(crate) use get_event::get_event;
pub(crate) use get_feed::get_feed;
pub(crate) use ics::{Entry, invitation};
pub(crate) use issue_feed::issue_feed;
pub(crate) use list_attendees::list_attendees;
pub(crate) use list_events::list_events;
pub(crate) use list_poll_events::list_poll_events;
pub(crate) use revoke_feed::revoke_feed;

use crate::{caller::Member, http_ext::Answer};
use api::Code;
use domain::CalendarEvent;
use view::{view, views};

impl Member {
    /// The event that the path names.
    fn the_event(&self) -> Answer<&CalendarEvent> {
        Ok(self.event.as_ref().ok_or(Code::NotFound)?)
    }
}
