use super::BallotView;
use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{OptionId, PersonId, PollId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists who chose what, in the order of unit, then name. Of a poll that is anonymous to members nobody is ever told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListBallots {
    /// The poll.
    pub poll_id: PollId,
    /// Only those who chose this option.
    pub option: Option<OptionId>,
    /// Only those whose name, alias or unit contains this.
    pub search: Option<String>,
    /// Only those behind this person.
    pub after: Option<PersonId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListBallots {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/ballots";
    type Response = Page<BallotView, PersonId>;
    type Access = access::Member;
}
