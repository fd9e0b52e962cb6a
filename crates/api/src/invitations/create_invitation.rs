use super::IssuedInvitation;
use crate::{
    Endpoint, access,
    bounded::{HeadLimit, InvitationHours},
};
use domain::GroupId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes an invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInvitation {
    /// The group.
    pub group_id: GroupId,
    /// How long it works.
    pub hours: InvitationHours,
    /// How many may join by it; as many as the group holds if not said.
    pub head_limit: Option<HeadLimit>,
    /// Whether those who join are observers rather than members.
    #[serde(default)]
    pub observers: bool,
}

impl Endpoint for CreateInvitation {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups/{group_id}/invitations";
    type Response = IssuedInvitation;
    type Access = access::Admin;
}
