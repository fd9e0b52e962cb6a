//! Events: made of an outcome, answered, and shown month by month.

mod calendar_page;
mod coming;
mod event_page;
mod form;
mod new_event_page;
mod of_poll;
mod row;
mod suggest;
mod words;

pub use calendar_page::CalendarPage;
pub use coming::ComingEvents;
pub use event_page::EventPage;
pub use new_event_page::NewEventPage;
pub use of_poll::PollEvents;
