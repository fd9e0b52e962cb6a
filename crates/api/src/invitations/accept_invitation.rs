use super::{Introduction, Joined};
use crate::{Endpoint, access, sign_in::Keep};
use domain::DeviceName;
use http::Method;
use serde::{Deserialize, Serialize};

/// Joins. Whoever is signed in joins as who they are; somebody new introduces themselves and is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token at the end of the link.
    pub token: String,
    /// Who joins; needed from somebody new, and ignored from whoever is signed in.
    pub introduction: Option<Introduction>,
    /// How the session of somebody new proves itself.
    #[serde(default)]
    pub keep: Keep,
    /// What they will know the device or program by.
    pub device: Option<DeviceName>,
}

impl Endpoint for AcceptInvitation {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/invitations/{token}/accept";
    type Response = Joined;
    type Access = access::Anyone;
}
