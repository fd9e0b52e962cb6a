use super::PollView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Opens a draft, or what is scheduled: from now on ballots are taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenPoll {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for OpenPoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/open";
    type Response = PollView;
    type Access = access::Member;
}
