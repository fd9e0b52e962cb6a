use super::EventView;
use crate::{Endpoint, access};
use domain::{EventId, PartStat};
use http::Method;
use serde::{Deserialize, Serialize};

/// Answers whether the caller comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerEvent {
    /// The event.
    pub event_id: EventId,
    /// The version that the caller saw ([`domain::CalendarEvent::sequence`]).
    pub sequence: u32,
    /// What they answer.
    pub answer: PartStat,
}

impl Endpoint for AnswerEvent {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/events/{event_id}/answer";
    type Response = EventView;
    type Access = access::Member;
}
