use super::IssuedFeed;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes that link; the one the caller had works no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueFeed {}

impl Endpoint for IssueFeed {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/me/feed";
    type Response = IssuedFeed;
    type Access = access::SignedIn;
}
