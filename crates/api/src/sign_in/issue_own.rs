use super::IssuedSignInLink;
use crate::{Endpoint, access};
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes a sign-in link for the caller's other device, good for ten minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueOwnSignInLink {}

impl Endpoint for IssueOwnSignInLink {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/me/sign-in-links";
    type Response = IssuedSignInLink;
    type Access = access::SignedIn;
}
