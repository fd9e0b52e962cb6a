use super::Was;
use crate::{i18n::time, wall_clock};
use domain::Slot;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A time as it was typed: a day, and from when until when, as the fields of a browser write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::polls::compose) struct TimeRow {
    pub(in crate::polls::compose) day: String,
    pub(in crate::polls::compose) from: String,
    pub(in crate::polls::compose) to: String,
    /// Which time of the poll it is, where one is edited.
    pub(in crate::polls::compose) was: Was,
}

impl TimeRow {
    pub(in crate::polls::compose) fn of(from: DateTime, to: DateTime) -> Self {
        let part = |at: DateTime| {
            let text = wall_clock::written(at);
            text.split_once('T').map(|(day, clock)| (day.to_owned(), clock.to_owned())).unwrap_or_default()
        };
        let ((day, from), (_, to)) = (part(from), part(to));
        Self { day, from, to, was: Was::default() }
    }

    /// A slot as the clocks of `zone` show it.
    pub(super) fn of_slot(slot: Slot, zone: &str) -> Option<Self> {
        let at = |at| wall_clock::read(&time::wall(at, zone));
        Some(Self::of(at(slot.starts)?, at(slot.ends)?))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.day.is_empty() && self.from.is_empty() && self.to.is_empty()
    }

    /// Whether it ends on the day behind: an end before the start is of the next morning.
    pub(in crate::polls::compose) fn is_overnight(&self) -> bool {
        !self.from.is_empty() && !self.to.is_empty() && self.to < self.from
    }

    /// From when until when by the clocks of whatever zone is meant.
    pub(in crate::polls::compose) fn times(&self) -> Option<(DateTime, DateTime)> {
        let at = |clock: &str| wall_clock::read(&format!("{}T{clock}", self.day));
        let (from, to) = (at(&self.from)?, at(&self.to)?);
        let to = if to < from { to.date().tomorrow().ok()?.to_datetime(to.time()) } else { to };
        Some((from, to))
    }

    /// The slot it means in `zone`.
    pub(in crate::polls::compose) fn slot(&self, zone: &str) -> Option<Slot> {
        let (from, to) = self.times()?;
        let at = |clock| wall_clock::instant_in(clock, zone);
        Some(Slot { starts: at(from)?, ends: at(to)? })
    }
}

#[cfg(test)]
mod tests {
    use super::TimeRow;
    use crate::wall_clock::written;

    fn times(day: &str, from: &str, to: &str) -> Option<(String, String)> {
        let row = TimeRow { day: day.into(), from: from.into(), to: to.into(), ..TimeRow::default() };
        row.times().map(|(from, to)| (written(from), written(to)))
    }

    #[test]
    fn a_time_is_of_its_day_and_one_that_ends_before_it_begins_of_the_next_morning_too() {
        let said = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(times("2026-12-01", "14:00", "15:30"), said("2026-12-01T14:00", "2026-12-01T15:30"));
        assert_eq!(times("2026-12-31", "22:00", "01:00"), said("2026-12-31T22:00", "2027-01-01T01:00"));
        assert_eq!(times("2026-12-01", "14:00", "14:00"), said("2026-12-01T14:00", "2026-12-01T14:00"));
        assert_eq!(times("2026-12-01", "14:00", ""), None);
    }

    #[test]
    fn a_row_is_written_as_it_is_read() {
        let row = TimeRow {
            day: "2026-12-31".into(),
            from: "22:00".into(),
            to: "01:00".into(),
            ..TimeRow::default()
        };
        let (from, to) = row.times().expect("a time");
        assert_eq!(TimeRow::of(from, to), row);
        assert!(row.is_overnight());
    }
}
