use super::EventView;
use crate::{Endpoint, access};
use domain::{EventId, Reason};
use http::Method;
use serde::{Deserialize, Serialize};

/// Calls an event off, with a reason that everybody reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelEvent {
    /// The event.
    pub event_id: EventId,
    /// Why.
    pub reason: Reason,
}

impl Endpoint for CancelEvent {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/events/{event_id}/cancel";
    type Response = EventView;
    type Access = access::Member;
}
