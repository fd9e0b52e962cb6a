//! Events on the calendars of groups, answers to them, and the link by which calendar programs read them.

mod answer_event;
mod cancel_event;
mod change_event;
mod create_event;
mod get_event;
mod get_feed;
mod issue_feed;
mod list_attendees;
mod list_events;
mod list_poll_events;
mod revoke_feed;

pub use answer_event::AnswerEvent;
pub use cancel_event::CancelEvent;
pub use change_event::ChangeEvent;
pub use create_event::CreateEvent;
use domain::{Answers, CalendarEvent, Feed, PartStat, Person, PersonName};
pub use get_event::GetEvent;
pub use get_feed::GetFeed;
pub use issue_feed::IssueFeed;
pub use list_attendees::ListAttendees;
pub use list_events::ListEvents;
pub use list_poll_events::ListPollEvents;
pub use revoke_feed::RevokeFeed;
use serde::{Deserialize, Serialize};

/// An event as a member sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventView {
    /// The event.
    pub event: CalendarEvent,
    /// The name of whoever made it.
    pub organiser: PersonName,
    /// How many have answered what.
    pub answers: Answers,
    /// What the caller has answered; `None` if they are not asked.
    pub mine: Option<PartStat>,
}

/// Somebody who is asked to come, and their answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AttendeeView {
    /// Who.
    pub person: Person,
    /// What they have answered.
    pub answer: PartStat,
}

/// The caller's feed, if they have one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MyFeed {
    /// The feed. Its link was shown when it was made.
    pub feed: Option<Feed>,
}

/// A feed that was just made, with its link, which is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuedFeed {
    /// The feed.
    pub feed: Feed,
    /// The path of the feed ([`crate::ics::feed`]).
    pub path: String,
    /// The token in it, for programs.
    pub token: String,
}
