use super::EventView;
use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{EventId, GroupId};
use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Lists the events of a group between two instants, those that were cancelled too, in the order of their start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListEvents {
    /// The group.
    pub group_id: GroupId,
    /// Only those that are not over at this instant.
    #[serde(with = "domain::instant::Rfc3339")]
    pub from: Timestamp,
    /// Only those that begin before this instant.
    #[serde(with = "domain::instant::Rfc3339")]
    pub until: Timestamp,
    /// Only those behind this one.
    pub after: Option<EventId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListEvents {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}/events";
    type Response = Page<EventView, EventId>;
    type Access = access::Member;
}
