//! A poll as a file, and the links that give one out.

use crate::{PersonId, PollId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// As what a poll is exported. Every figure in every one of them is of the same [`crate::Tally`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A workbook of five sheets: summary, options, ballots, who has not voted, log.
    Xlsx,
    /// The same tables one below the other, as text.
    Csv,
    /// 会议纪要: a page to be printed, signed and filed.
    Minutes,
    /// Everything that is kept of the poll, for programs: docs/archive.md.
    Archive,
}

impl ExportFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Minutes, Self::Xlsx, Self::Csv, Self::Archive];
}

/// The language an export, or a letter, is written in. What people wrote themselves stays as they wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ExportLanguage {
    /// Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// A link that gives out one export, once, to whoever has it: for the browser of somebody whose messenger shows pages and
/// downloads nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportLink {
    /// The poll.
    pub poll_id: PollId,
    /// Who made the link. It gives out what they may see when it is used.
    pub person_id: PersonId,
    /// As what.
    pub format: ExportFormat,
    /// In which language.
    pub language: ExportLanguage,
    /// The first instant at which it no longer works.
    pub expires: Timestamp,
}

impl ExportLink {
    /// The life of a link: 10 minutes, the time to change from one app to another.
    pub const LIFE: SignedDuration = SignedDuration::from_mins(10);
    /// The life of a link that is sent by mail, which may take its time: a day.
    pub const LIFE_BY_MAIL: SignedDuration = SignedDuration::from_hours(24);
}

/// Why a link did not give out an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportLinkRefusal {
    /// There is no such link.
    #[error("there is no such export link")]
    Unknown,
    /// It has given one out already.
    #[error("this export link has been used")]
    Used,
    /// Its time is over.
    #[error("this export link has expired")]
    Expired,
}
