//! Signing in without passwords.

mod issue_for_member;
mod issue_own;
mod redeem;

pub use issue_for_member::IssueMemberSignInLink;
pub use issue_own::IssueOwnSignInLink;
pub use redeem::RedeemSignInLink;
use serde::{Deserialize, Serialize};

/// How the new session proves itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// By a cookie that is set on the answer.
    #[default]
    Cookie,
    /// By a bearer token in the answer, for programs. It is shown this once.
    Bearer,
}

/// A session that has begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedIn {
    /// Who is signed in.
    pub person: domain::Person,
    /// With [`Keep::Bearer`]: what to send as `Authorization: Bearer …`.
    pub bearer: Option<String>,
}

/// A sign-in link, shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuedSignInLink {
    /// The path of the page that uses it up ([`crate::links::sign_in`]).
    pub path: String,
    /// The token in it, for programs.
    pub token: String,
    /// The first instant at which it no longer works.
    #[serde(with = "domain::instant::Rfc3339")]
    pub expires: jiff::Timestamp,
}
