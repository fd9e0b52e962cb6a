use super::MySessions;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the devices and programs on which the caller is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListSessions {}

impl Endpoint for ListSessions {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/me/sessions";
    type Response = MySessions;
    type Access = access::SignedIn;
}
