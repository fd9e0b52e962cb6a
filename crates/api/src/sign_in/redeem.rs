use super::{Keep, SignedIn};
use crate::{Endpoint, access};
use domain::DeviceName;
use http::Method;
use serde::{Deserialize, Serialize};

/// Uses up a sign-in link and begins a session. Opening the link does nothing yet: messengers open links too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RedeemSignInLink {
    /// The token at the end of the link.
    pub token: String,
    /// How the session proves itself.
    #[serde(default)]
    pub keep: Keep,
    /// What the person will know the device or program by.
    pub device: Option<DeviceName>,
}

impl Endpoint for RedeemSignInLink {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/sign-in-links/redeem";
    type Response = SignedIn;
    type Access = access::Anyone;
}
