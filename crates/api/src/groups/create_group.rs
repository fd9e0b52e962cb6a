use super::GroupView;
use crate::{Endpoint, access};
use domain::{GroupKind, GroupName};
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes a group, whose owner the caller becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateGroup {
    /// Its name.
    pub name: GroupName,
    /// Whether outsiders may belong to it.
    pub kind: GroupKind,
}

impl Endpoint for CreateGroup {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups";
    type Response = GroupView;
    type Access = access::SignedIn;
}
