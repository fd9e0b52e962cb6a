use super::{Kept, small, text, time};
use crate::failure::Failure;
use domain::{Deed, LogEntry, PersonId};
use jiff::Timestamp;
use rusqlite::Row;
use uuid::Uuid;

pub(crate) struct LogRow {
    at: i64,
    by: Uuid,
    deed: String,
    opens: Option<i64>,
    from: Option<i64>,
    to: Option<i64>,
    reason: Option<String>,
    edition: Option<i64>,
}

impl Kept for LogRow {
    const WIDTH: usize = 8;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            at: row.get(at)?,
            by: row.get(at + 1)?,
            deed: row.get(at + 2)?,
            opens: row.get(at + 3)?,
            from: row.get(at + 4)?,
            to: row.get(at + 5)?,
            reason: row.get(at + 6)?,
            edition: row.get(at + 7)?,
        })
    }
}

impl TryFrom<LogRow> for LogEntry {
    type Error = Failure;
    fn try_from(row: LogRow) -> Result<Self, Failure> {
        let reason = row.reason.map(|reason| text("reason", reason)).transpose()?;
        let edition = row.edition.map(|edition| small("edition", edition)).transpose()?;
        let deed = match (row.deed.as_str(), row.opens, row.from, row.to, reason) {
            ("composed", ..) => Deed::Composed,
            ("scheduled", Some(opens), ..) => Deed::Scheduled { opens: time(opens)? },
            ("opened", ..) => Deed::Opened,
            ("edited", _, _, _, reason) => {
                let edition = edition.ok_or_else(|| Failure::damaged("deed", "it has no edition"))?;
                Deed::Edited { edition, reason }
            }
            ("extended", _, Some(from), Some(to), Some(reason)) => {
                Deed::Extended { from: time(from)?, to: time(to)?, reason }
            }
            ("closed_early", _, _, _, reason) => Deed::ClosedEarly { reason },
            ("withdrawn", _, _, _, Some(reason)) => Deed::Withdrawn { reason },
            (other, ..) => return Err(Failure::damaged("deed", other)),
        };
        Ok(Self { at: time(row.at)?, by: Some(PersonId(row.by)), deed })
    }
}

/// A deed as its word; `None` for what time does, which is not kept.
pub(crate) fn word(deed: &Deed) -> Option<&'static str> {
    Some(match deed {
        Deed::Composed => "composed",
        Deed::Scheduled { .. } => "scheduled",
        Deed::Opened => "opened",
        Deed::Edited { .. } => "edited",
        Deed::Extended { .. } => "extended",
        Deed::ClosedEarly { .. } => "closed_early",
        Deed::Withdrawn { .. } => "withdrawn",
        Deed::ReachedDeadline => return None,
    })
}

/// The instants of a deed: when it opens; from when and to when its deadline was moved.
pub(crate) fn instants(deed: &Deed) -> [Option<Timestamp>; 3] {
    match deed {
        Deed::Scheduled { opens } => [Some(*opens), None, None],
        Deed::Extended { from, to, .. } => [None, Some(*from), Some(*to)],
        _ => [None; 3],
    }
}

/// The edition that a deed made.
pub(crate) fn edition(deed: &Deed) -> Option<u32> {
    match deed {
        Deed::Edited { edition, .. } => Some(*edition),
        _ => None,
    }
}
