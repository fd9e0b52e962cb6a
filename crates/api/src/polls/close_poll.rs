use super::PollView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Closes a poll before its deadline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosePoll {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for ClosePoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/close";
    type Response = PollView;
    type Access = access::Member;
}
