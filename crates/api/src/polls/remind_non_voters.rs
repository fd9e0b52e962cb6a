use super::RemindersView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reminds whoever may vote in a poll and has not: three times at most by hand, six hours apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemindNonVoters {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for RemindNonVoters {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/reminders";
    type Response = RemindersView;
    type Access = access::Member;
}
