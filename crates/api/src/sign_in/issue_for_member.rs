use super::IssuedSignInLink;
use crate::{Endpoint, access};
use domain::{GroupId, PersonId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes a sign-in link for a member who has lost theirs, good for three days. Not for the owner or another admin, unless the caller is the owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueMemberSignInLink {
    /// The group.
    pub group_id: GroupId,
    /// The member.
    pub person_id: PersonId,
}

impl Endpoint for IssueMemberSignInLink {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups/{group_id}/members/{person_id}/sign-in-links";
    type Response = IssuedSignInLink;
    type Access = access::Admin;
}
