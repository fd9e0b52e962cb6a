use super::InvitationPreview;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads what an invitation offers, without using it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewInvitation {
    /// The token at the end of its link.
    pub token: String,
}

impl Endpoint for PreviewInvitation {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/invitations/{token}";
    type Response = InvitationPreview;
    type Access = access::Anyone;
}
