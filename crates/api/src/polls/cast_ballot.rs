use crate::{Endpoint, access};
use domain::{CastKey, PersonId, PollId, Receipt, Selection};
use http::Method;
use serde::{Deserialize, Serialize};

/// Casts the caller's ballot, or another in its place while the poll is open. When the receipt arrives, the ballot is kept. The same `key` again gets the same receipt. In a poll that is anonymous to members a ballot is final, and its receipt says only that it is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CastBallot {
    /// The poll.
    pub poll_id: PollId,
    /// Names this act of casting: random, and the same with every retry.
    pub key: CastKey,
    /// What was marked.
    pub selection: Selection,
    /// The version of the caller's own ballot that was on the screen; nothing if there was none.
    pub replaces: Option<u32>,
    /// The edition of the question that was on the screen ([`domain::Poll::edition`]); 1 if it is left out. If the poll was
    /// edited since, it is refused as [`domain::CastRefusal::Revised`].
    #[serde(default = "first")]
    pub edition: u32,
    /// Who marked it. If the caller is another by now (a browser's cookie is that of all its tabs), it is answered
    /// [`crate::Code::Unauthenticated`] and nothing is counted. Nothing for whoever cannot become another.
    #[serde(default)]
    pub voter: Option<PersonId>,
}

fn first() -> u32 {
    1
}

impl Endpoint for CastBallot {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/ballot";
    type Response = Receipt;
    type Access = access::Member;
}
