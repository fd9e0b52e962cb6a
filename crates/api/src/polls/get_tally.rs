use crate::{Endpoint, access};
use domain::{PollId, Tally};
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads the result of a poll, as the caller may see it now: the turnout alone while the poll hides the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetTally {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for GetTally {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/tally";
    type Response = Tally;
    type Access = access::Member;
}
