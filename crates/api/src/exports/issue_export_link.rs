use super::IssuedExportLink;
use crate::{Endpoint, access};
use domain::{ExportFormat, ExportLanguage, PollId};
use http::Method;
use serde::{Deserialize, Serialize};

/// Makes a link to an export that works once, for ten minutes, in any browser: for those whose messenger downloads nothing. Opening it does nothing yet: messengers open links too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueExportLink {
    /// The poll.
    pub poll_id: PollId,
    /// As what.
    pub format: ExportFormat,
    /// In which language; Chinese if not said.
    #[serde(default)]
    pub lang: ExportLanguage,
}

impl Endpoint for IssueExportLink {
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/api/v1/polls/{poll_id}/export-links";
    type Response = IssuedExportLink;
    type Access = access::Member;
}
