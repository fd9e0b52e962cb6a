use super::MemberView;
use crate::{Endpoint, access};
use domain::{GroupId, PersonId, Role};
use http::Method;
use serde::{Deserialize, Serialize};

/// Gives a member another role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetRole {
    /// The group.
    pub group_id: GroupId,
    /// The member.
    pub person_id: PersonId,
    /// What they may do from now on.
    pub role: Role,
}

impl Endpoint for SetRole {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/groups/{group_id}/members/{person_id}/role";
    type Response = MemberView;
    type Access = access::Admin;
}
