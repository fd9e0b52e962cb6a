use super::LogLine;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads what was done to a poll, by whom, when and why, in that order: opened, edited, extended, closed, withdrawn. It names organisers, and never a voter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadPollLog {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for ReadPollLog {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/log";
    type Response = Vec<LogLine>;
    type Access = access::Member;
}
