use super::MyFeed;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Says whether the caller has a link by which calendar programs read what they are asked to come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetFeed {}

impl Endpoint for GetFeed {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/me/feed";
    type Response = MyFeed;
    type Access = access::SignedIn;
}
