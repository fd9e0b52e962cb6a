use super::TurnoutView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads how the turnout of a poll came about: unit by unit, and as time went by. Whoever sees the poll sees it, as they see who has not voted; it says nothing of what anybody chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetTurnout {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for GetTurnout {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/turnout";
    type Response = TurnoutView;
    type Access = access::Member;
}
