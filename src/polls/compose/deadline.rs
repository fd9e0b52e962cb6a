//! When it closes, in the device's own zone.

use jiff::civil::{Date, DateTime, Time};

/// A deadline that one tap sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quick {
    Hour,
    Tonight,
    Tomorrow,
    Week,
}

/// When a day's work is done.
const EVENING: Time = Time::constant(18, 0, 0, 0);

impl Quick {
    /// The moment it means, in local time; `None` where that makes no sense any more today.
    pub(super) fn of(self, now: DateTime) -> Option<DateTime> {
        let evening = |date: Date| date.to_datetime(EVENING);
        match self {
            Self::Hour => in_an_hour(now),
            // Ten minutes are too few to be called the evening.
            Self::Tonight => (now.time() < Time::constant(17, 50, 0, 0)).then(|| evening(now.date())),
            Self::Tomorrow => now.date().tomorrow().ok().map(evening),
            Self::Week => {
                let day = (0..7).try_fold(now.date(), |day, _| day.tomorrow());
                day.ok().map(evening)
            }
        }
    }

    /// What a page begins with: this evening while there is time, else tomorrow's.
    pub(super) fn first(now: DateTime) -> Option<DateTime> {
        let soon = now.time() >= Time::constant(17, 0, 0, 0);
        if soon { Self::Tomorrow.of(now) } else { Self::Tonight.of(now) }
    }
}

/// An hour from now on the wall, up to the whole minute.
fn in_an_hour(now: DateTime) -> Option<DateTime> {
    let minutes = i32::from(now.hour()) * 60 + i32::from(now.minute()) + 60 + i32::from(now.second() > 0);
    let (date, minutes) = if minutes < 24 * 60 {
        (now.date(), minutes)
    } else {
        (now.date().tomorrow().ok()?, minutes - 24 * 60)
    };
    let time = Time::new((minutes / 60).try_into().ok()?, (minutes % 60).try_into().ok()?, 0, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::Quick;
    use crate::wall_clock::written;

    fn quick(choice: Quick, now: &str) -> Option<String> {
        choice.of(now.parse().expect("a local time")).map(written)
    }

    #[test]
    fn each_quick_choice_is_the_moment_its_word_says() {
        let now = "2026-11-23T14:05:30";
        assert_eq!(quick(Quick::Hour, now).as_deref(), Some("2026-11-23T15:06"));
        assert_eq!(quick(Quick::Tonight, now).as_deref(), Some("2026-11-23T18:00"));
        assert_eq!(quick(Quick::Tomorrow, now).as_deref(), Some("2026-11-24T18:00"));
        assert_eq!(quick(Quick::Week, now).as_deref(), Some("2026-11-30T18:00"));
    }

    #[test]
    fn an_hour_before_midnight_leads_into_the_next_day_month_and_year() {
        assert_eq!(quick(Quick::Hour, "2026-12-31T23:30:00").as_deref(), Some("2027-01-01T00:30"));
        assert_eq!(quick(Quick::Hour, "2026-11-23T22:59:59").as_deref(), Some("2026-11-24T00:00"));
        assert_eq!(quick(Quick::Week, "2028-02-25T09:00:00").as_deref(), Some("2028-03-03T18:00"));
    }

    #[test]
    fn this_evening_is_not_offered_when_it_has_come() {
        assert_eq!(quick(Quick::Tonight, "2026-11-23T17:50:00"), None);
        assert_eq!(quick(Quick::Tonight, "2026-11-23T23:59:59"), None);
    }

    #[test]
    fn a_page_begins_with_this_evening_or_tomorrows() {
        let first = |now: &str| Quick::first(now.parse().expect("a local time")).map(written);
        assert_eq!(first("2026-11-23T09:00:00").as_deref(), Some("2026-11-23T18:00"));
        assert_eq!(first("2026-11-23T17:00:00").as_deref(), Some("2026-11-24T18:00"));
    }
}
