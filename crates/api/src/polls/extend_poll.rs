use super::PollView;
use crate::{Endpoint, access};
use domain::{PollId, Reason};
use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Moves the deadline of a poll later, with a reason that everybody reads. It is never moved earlier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtendPoll {
    /// The poll.
    pub poll_id: PollId,
    /// The new deadline, later than the present one and at most 400 days from now.
    #[serde(with = "domain::instant::Rfc3339")]
    pub deadline: Timestamp,
    /// Why.
    pub reason: Reason,
}

impl Endpoint for ExtendPoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/extend";
    type Response = PollView;
    type Access = access::Member;
}
