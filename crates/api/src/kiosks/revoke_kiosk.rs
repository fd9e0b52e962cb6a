use crate::{Endpoint, access};
use domain::{GroupId, KioskId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Revokes a kiosk: its display goes dark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeKiosk {
    /// The group.
    pub group_id: GroupId,
    /// The kiosk.
    pub kiosk_id: KioskId,
}

impl Endpoint for RevokeKiosk {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/groups/{group_id}/kiosks/{kiosk_id}";
    type Response = ();
    type Access = access::Admin;
}
