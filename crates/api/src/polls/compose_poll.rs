use super::PollView;
use crate::{Endpoint, access};
use domain::{Draft, GroupId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Composes a poll, as a draft that only its composer sees. Observers may not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComposePoll {
    /// The group that decides.
    pub group_id: GroupId,
    /// The poll.
    pub draft: Draft,
}

impl Endpoint for ComposePoll {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups/{group_id}/polls";
    type Response = PollView;
    type Access = access::Member;
}
