//! Where calendar files are: plain addresses beside the operations, since it is calendar programs that read them.

use domain::EventId;

/// The template of one event as a file, for a member who is signed in.
pub const EVENT: &str = "/api/v1/events/{event_id}/event.ics";
/// The template of whatever a person is asked to come to. The token in it is the proof.
pub const FEED: &str = "/api/v1/feeds/{token}/calendar.ics";

/// One event as a file.
#[must_use]
pub fn event(id: EventId) -> String {
    format!("/api/v1/events/{id}/event.ics")
}

/// Whatever a person is asked to come to.
#[must_use]
pub fn feed(token: &str) -> String {
    format!("/api/v1/feeds/{token}/calendar.ics")
}
