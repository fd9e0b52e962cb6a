use super::PollView;
use crate::{Endpoint, access};
use domain::{Draft, OptionId, PollId, Reason};
use http::Method;
use serde::{Deserialize, Serialize};

/// Edits a poll, as its composer. Until somebody has voted everything may be changed that may be composed; then only as a new edition, with a reason that everybody reads: words may be changed, options added or withdrawn, secrecy and visibility made stricter. A poll that is anonymous to members is not edited any more once somebody has voted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EditPoll {
    /// The poll.
    pub poll_id: PollId,
    /// The edition that was read before it was edited. If there is another by now, it is refused.
    pub edition: u32,
    /// All of the poll as it is to be. Once it is scheduled or open, its deadline is the one it has: moving it later is an
    /// operation of its own.
    pub draft: Draft,
    /// Which option of the poll each of the draft's is, texts or slots, in their order; null, and those behind the last, are
    /// new. An id is never given to another option.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub ids: Vec<Option<OptionId>>,
    /// Those of them that may not be chosen any more. They keep their ballots.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub withdrawn: Vec<OptionId>,
    /// Why. What has a reason is a new edition by the rules of polls in which somebody has voted; what has none is refused in
    /// such a poll.
    pub reason: Option<Reason>,
}

impl Endpoint for EditPoll {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/polls/{poll_id}";
    type Response = PollView;
    type Access = access::Member;
}
