use crate::{Endpoint, access};
use domain::{ExportFormat, PollId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Sends the caller, at their own confirmed address, a link to an export that works once, for a day, in any browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MailExport {
    /// The poll.
    pub poll_id: PollId,
    /// As what.
    pub format: ExportFormat,
}

impl Endpoint for MailExport {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/export-mails";
    type Response = ();
    type Access = access::Member;
}
