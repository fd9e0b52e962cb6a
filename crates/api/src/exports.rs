//! Polls as files. What comes back is a file and no JSON, so reading one is no [`crate::Endpoint`]; making a link to one is.

mod issue_export_link;
mod mail_export;

use crate::{Problem, access, endpoint};
use domain::{ExportFormat, ExportLanguage, PollId};
pub use issue_export_link::IssueExportLink;
pub use mail_export::MailExport;
use serde::{Deserialize, Serialize};

/// Exports a poll and everything that the caller may see of it, as of now. The minutes are a page to be printed, the others files to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExportPoll {
    /// The poll.
    pub poll_id: PollId,
    /// As what.
    pub format: ExportFormat,
    /// In which language; Chinese if not said.
    #[serde(default)]
    pub lang: ExportLanguage,
}

impl ExportPoll {
    /// The path template; `lang` travels in the query.
    pub const PATH: &'static str = "/api/v1/polls/{poll_id}/exports/{format}";

    /// Path and query, read by GET.
    #[must_use]
    pub fn address(&self) -> String {
        endpoint::address(Self::PATH, self)
    }

    /// Reads the inputs back from a request's path parameters and query.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`] if the path names nothing, else [`crate::Code::Invalid`] with the path of each field.
    pub fn from_parts<'a>(
        params: impl Iterator<Item = (&'a str, &'a str)>,
        query: &str,
    ) -> Result<Self, Problem> {
        endpoint::from_query(&params.collect::<Vec<_>>(), query)
    }
}

/// Who may export a poll: whoever may see it.
pub type ExportAccess = access::Member;

/// The media type of an export.
#[must_use]
pub fn media_type(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::Minutes => "text/html; charset=utf-8",
        ExportFormat::Archive => "application/json",
    }
}

/// The page, made by the server, on which a link is used: GET shows a button, POST gives the export out.
/// [`crate::links::export`] fills it in.
pub const LINK_PAGE: &str = "/exports/{token}";

/// A link to an export, shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuedExportLink {
    /// The path of the page that uses it up ([`crate::links::export`]).
    pub path: String,
    /// The first instant at which it no longer works.
    #[serde(with = "domain::instant::Rfc3339")]
    pub expires: jiff::Timestamp,
}
