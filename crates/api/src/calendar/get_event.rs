use super::EventView;
use crate::{Endpoint, access};
use domain::EventId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Shows an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetEvent {
    /// The event.
    pub event_id: EventId,
}

impl Endpoint for GetEvent {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/events/{event_id}";
    type Response = EventView;
    type Access = access::Member;
}
