use super::PollView;
use crate::{Endpoint, access};
use domain::{PollId, Reason};
use http::Method;
use serde::{Deserialize, Serialize};

/// Takes a poll back, with a reason that everybody reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawPoll {
    /// The poll.
    pub poll_id: PollId,
    /// Why.
    pub reason: Reason,
}

impl Endpoint for WithdrawPoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/withdraw";
    type Response = PollView;
    type Access = access::Member;
}
