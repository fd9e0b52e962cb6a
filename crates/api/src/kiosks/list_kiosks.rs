use crate::{Endpoint, access};
use domain::{GroupId, Kiosk};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the kiosks of a group, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListKiosks {
    /// The group.
    pub group_id: GroupId,
}

impl Endpoint for ListKiosks {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}/kiosks";
    type Response = Vec<Kiosk>;
    type Access = access::Admin;
}
