use super::EventView;
use crate::{Endpoint, access};
use domain::{EventId, EventPlan};
use http::Method;
use serde::{Deserialize, Serialize};

/// Changes an event. Where its time is another, everybody is asked anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeEvent {
    /// The event.
    pub event_id: EventId,
    /// The version that the caller saw ([`domain::CalendarEvent::sequence`]).
    pub sequence: u32,
    /// What it is from now on.
    pub plan: EventPlan,
}

impl Endpoint for ChangeEvent {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/events/{event_id}";
    type Response = EventView;
    type Access = access::Member;
}
