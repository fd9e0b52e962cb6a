use super::MemberView;
use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{GroupId, PersonId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the members in the order of unit, then name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListMembers {
    /// Which group.
    pub group_id: GroupId,
    /// Only those whose name, alias or unit contains this.
    pub search: Option<String>,
    /// Only those behind this member.
    pub after: Option<PersonId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListMembers {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/groups/{group_id}/members";
    type Response = Page<MemberView, PersonId>;
    type Access = access::Member;
}
