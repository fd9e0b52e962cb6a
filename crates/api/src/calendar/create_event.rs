use super::EventView;
use crate::{Endpoint, access};
use domain::{EventPlan, GroupId, Invited, Origin};
use http::Method;
use serde::{Deserialize, Serialize};

/// Puts an event on a group's calendar and asks its members to come: of an outcome its poll's composer may, else the group's
/// admins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateEvent {
    /// The group.
    pub group_id: GroupId,
    /// What it is, when and where.
    pub plan: EventPlan,
    /// Who is asked to come.
    pub invited: Invited,
    /// The outcome it comes of, if it comes of one.
    pub origin: Option<Origin>,
}

impl Endpoint for CreateEvent {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/groups/{group_id}/events";
    type Response = EventView;
    type Access = access::Member;
}
