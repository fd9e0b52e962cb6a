use crate::{Endpoint, access};
use domain::{GroupId, PersonId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Takes a member out of the group. What they have voted stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    /// The group.
    pub group_id: GroupId,
    /// The member.
    pub person_id: PersonId,
}

impl Endpoint for RemoveMember {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/groups/{group_id}/members/{person_id}";
    type Response = ();
    type Access = access::Admin;
}
