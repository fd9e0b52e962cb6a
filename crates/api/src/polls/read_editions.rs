use super::EditionsView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads what a poll asked in each of its editions, since when, by whom and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadEditions {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for ReadEditions {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/editions";
    type Response = EditionsView;
    type Access = access::Member;
}
