use super::Board;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads what the kiosk shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetBoard {}

impl Endpoint for GetBoard {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/kiosk/board";
    type Response = Board;
    type Access = access::Kiosk;
}
