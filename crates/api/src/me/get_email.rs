use super::MyEmail;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads the caller's address for mail, and whether this server sends any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetEmail {}

impl Endpoint for GetEmail {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/me/email";
    type Response = MyEmail;
    type Access = access::SignedIn;
}
