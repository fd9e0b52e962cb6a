use super::AttendeeView;
use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{EventId, PartStat, PersonId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists who is asked to come and what they have answered, by unit, then name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAttendees {
    /// The event.
    pub event_id: EventId,
    /// Only those who have answered this.
    pub answer: Option<PartStat>,
    /// Only those behind this person in the list.
    pub after: Option<PersonId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListAttendees {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/events/{event_id}/attendees";
    type Response = Page<AttendeeView, PersonId>;
    type Access = access::Member;
}
