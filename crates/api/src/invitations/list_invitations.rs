use super::InvitationView;
use crate::{Endpoint, access};
use domain::GroupId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the invitations of a group, newest first, whatever their state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListInvitations {
    /// The group.
    pub group_id: GroupId,
}

impl Endpoint for ListInvitations {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}/invitations";
    type Response = Vec<InvitationView>;
    type Access = access::Admin;
}
