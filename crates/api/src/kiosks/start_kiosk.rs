use super::Board;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Begins a display: sets the cookie by which it proves itself from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StartKiosk {
    /// The token at the end of its link.
    pub token: String,
}

impl Endpoint for StartKiosk {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/kiosk/start";
    type Response = Board;
    type Access = access::Anyone;
}
