use super::RemindersView;
use crate::{Endpoint, access};
use domain::{PollId, ReminderPlan};
use http::Method;
use serde::{Deserialize, Serialize};

/// Says which reminders of a poll go out by themselves: both, unless its composer or an admin says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanReminders {
    /// The poll.
    pub poll_id: PollId,
    /// Which.
    pub plan: ReminderPlan,
}

impl Endpoint for PlanReminders {
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/reminders";
    type Response = RemindersView;
    type Access = access::Member;
}
