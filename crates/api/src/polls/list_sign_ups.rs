use super::SignUpsView;
use crate::{Endpoint, access, bounded::PageLimit};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Lists the lines of a sign-up, the last of them first asked for, each page in the order in which they were joined. Whoever may not see who chose what in the poll is told their own place alone; of a poll that is no sign-up there are none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListSignUps {
    /// The poll.
    pub poll_id: PollId,
    /// Only those in front of this: the `next` of an earlier page.
    pub before: Option<u64>,
    /// How many at most; 100 if not said.
    #[serde(default)]
    pub limit: PageLimit,
}

impl Endpoint for ListSignUps {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/sign-ups";
    type Response = SignUpsView;
    type Access = access::Member;
}
