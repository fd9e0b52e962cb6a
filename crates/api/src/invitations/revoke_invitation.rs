use super::InvitationView;
use crate::{Endpoint, access};
use domain::{GroupId, InvitationId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Takes an invitation back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeInvitation {
    /// The group.
    pub group_id: GroupId,
    /// The invitation.
    pub invitation_id: InvitationId,
}

impl Endpoint for RevokeInvitation {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/groups/{group_id}/invitations/{invitation_id}";
    type Response = InvitationView;
    type Access = access::Admin;
}
