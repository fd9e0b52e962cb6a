use super::GroupView;
use crate::{Endpoint, access};
use domain::GroupId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetGroup {
    /// Which group.
    pub group_id: GroupId,
}

impl Endpoint for GetGroup {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}";
    type Response = GroupView;
    type Access = access::Member;
}
