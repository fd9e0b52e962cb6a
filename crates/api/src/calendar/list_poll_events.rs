use super::EventView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the events that came of a poll, newest first, those that were cancelled too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPollEvents {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for ListPollEvents {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/events";
    type Response = Vec<EventView>;
    type Access = access::Member;
}
