use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Takes that link back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeFeed {}

impl Endpoint for RevokeFeed {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/me/feed";
    type Response = ();
    type Access = access::SignedIn;
}
