use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Takes the caller's address for mail away, with all that waits to be sent there. Where there is none, nothing happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveEmail {}

impl Endpoint for RemoveEmail {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/me/email";
    type Response = ();
    type Access = access::SignedIn;
}
