use super::Me;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads who is signed in and where they belong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetMe {}

impl Endpoint for GetMe {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/me";
    type Response = Me;
    type Access = access::SignedIn;
}
