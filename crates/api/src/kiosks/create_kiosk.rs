use super::IssuedKiosk;
use crate::{Endpoint, access};
use domain::{GroupId, KioskLabel};
use http::Method;
use serde::{Deserialize, Serialize};

/// Sets up a kiosk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateKiosk {
    /// The group whose polls it shows.
    pub group_id: GroupId,
    /// Where it stands.
    pub label: KioskLabel,
    /// Whether it shows a QR code to join by; this makes an invitation of the longest life.
    #[serde(default)]
    pub invite: bool,
}

impl Endpoint for CreateKiosk {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups/{group_id}/kiosks";
    type Response = IssuedKiosk;
    type Access = access::Admin;
}
