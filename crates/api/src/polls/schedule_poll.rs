use super::PollView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Has a draft open by itself at an instant in the future, or at another than was set before. Every member sees it from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SchedulePoll {
    /// The poll.
    pub poll_id: PollId,
    /// When, at least 10 seconds before its deadline.
    #[serde(with = "domain::instant::Rfc3339")]
    pub opens: Timestamp,
}

impl Endpoint for SchedulePoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/schedule";
    type Response = PollView;
    type Access = access::Member;
}
