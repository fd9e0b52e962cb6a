use super::PollView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads a poll, its result and the caller's ballot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPoll {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for GetPoll {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}";
    type Response = PollView;
    type Access = access::Member;
}
