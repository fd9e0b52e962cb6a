use super::PollView;
use crate::{Endpoint, access};
use domain::{PollId, Reason};
use http::Method;
use serde::{Deserialize, Serialize};

/// Closes a poll before its deadline, with a reason that everybody reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosePoll {
    /// The poll.
    pub poll_id: PollId,
    /// Why.
    pub reason: Reason,
}

impl Endpoint for ClosePoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/close";
    type Response = PollView;
    type Access = access::Member;
}
