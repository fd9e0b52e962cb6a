use super::MyEmail;
use crate::{Endpoint, access};
use domain::{EmailAddress, ExportLanguage};
use http::Method;
use serde::{Deserialize, Serialize};

/// Gives the caller an address for mail, in the place of the one they have, and has a letter sent there that asks whether it is theirs. Nothing else goes there before somebody has opened the link in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetEmail {
    /// The address.
    pub address: EmailAddress,
    /// In which language letters are written; Chinese if not said.
    #[serde(default)]
    pub lang: ExportLanguage,
}

impl Endpoint for SetEmail {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/me/email";
    type Response = MyEmail;
    type Access = access::SignedIn;
}
