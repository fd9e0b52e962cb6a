use crate::{Endpoint, Page, access, bounded::PageLimit};
use domain::{Person, PersonId, PollId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists who may vote and has not, in the order of unit, then name; of a poll that is anonymous to members too: who has voted is no secret, what they chose is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListNonVoters {
    /// The poll.
    pub poll_id: PollId,
    /// Only those whose name, alias or unit contains this.
    pub search: Option<String>,
    /// Only those behind this person.
    pub after: Option<PersonId>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListNonVoters {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/non-voters";
    type Response = Page<Person, PersonId>;
    type Access = access::Member;
}
