use super::PollView;
use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{GroupId, PollId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the polls of a group that the caller may see, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPolls {
    /// The group.
    pub group_id: GroupId,
    /// Only those older than this.
    pub after: Option<PollId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListPolls {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}/polls";
    type Response = Page<PollView, PollId>;
    type Access = access::Member;
}
