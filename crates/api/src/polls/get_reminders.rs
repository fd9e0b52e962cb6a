use super::RemindersView;
use crate::{Endpoint, access};
use domain::PollId;
use http::Method;
use serde::{Deserialize, Serialize};

/// Reads which reminders of a poll went out, and which will by themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetReminders {
    /// The poll.
    pub poll_id: PollId,
}

impl Endpoint for GetReminders {
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/reminders";
    type Response = RemindersView;
    type Access = access::Member;
}
