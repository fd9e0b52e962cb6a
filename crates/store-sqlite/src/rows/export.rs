use super::word::Word;
use super::{Kept, time};
use crate::failure::Failure;
use domain::{ExportFormat, ExportLanguage, ExportLink, PersonId, PollId};
use rusqlite::Row;
use uuid::Uuid;

pub(crate) struct ExportLinkRow {
    poll_id: Uuid,
    person_id: Uuid,
    format: String,
    language: String,
    expires: i64,
    used: Option<i64>,
}

impl Kept for ExportLinkRow {
    const WIDTH: usize = 6;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            poll_id: row.get(at)?,
            person_id: row.get(at + 1)?,
            format: row.get(at + 2)?,
            language: row.get(at + 3)?,
            expires: row.get(at + 4)?,
            used: row.get(at + 5)?,
        })
    }
}

pub(crate) struct KeptExportLink {
    pub(crate) link: ExportLink,
    pub(crate) used: bool,
}

impl TryFrom<ExportLinkRow> for KeptExportLink {
    type Error = Failure;
    fn try_from(row: ExportLinkRow) -> Result<Self, Failure> {
        let link = ExportLink {
            poll_id: PollId(row.poll_id),
            person_id: PersonId(row.person_id),
            format: ExportFormat::meaning(&row.format)?,
            language: ExportLanguage::meaning(&row.language)?,
            expires: time(row.expires)?,
        };
        Ok(Self { link, used: row.used.is_some() })
    }
}
