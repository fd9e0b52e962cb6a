use crate::{Endpoint, access};
use domain::SessionId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Ends one of the caller's sessions; the session that asks too, which signs out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeSession {
    /// Which session.
    pub session_id: SessionId,
}

impl Endpoint for RevokeSession {
    const METHOD: Method = Method::DELETE;
    const PATH: &'static str = "/api/v1/me/sessions/{session_id}";
    type Response = ();
    type Access = access::SignedIn;
}
