//! What a form for an event begins with.

use crate::{t, wall_clock};
use domain::{EventTitle, Poll, PollOption};
use jiff::civil::{Date, DateTime, Time, Weekday};

/// What stands in the form before anything is typed; the times as the device's wall clock shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Suggested {
    pub(super) title: String,
    pub(super) times: Option<(DateTime, DateTime)>,
}

/// After lunch, when most can come.
const FROM: Time = Time::constant(14, 0, 0, 0);
const TO: Time = Time::constant(15, 0, 0, 0);

/// For an event of nothing.
pub(super) fn of_nothing(now: DateTime) -> Suggested {
    Suggested { title: String::new(), times: next_working_day(now.date()).map(hour) }
}

/// For an event of what won in a poll, or people signed up for: at the time that won, else for an hour on the next working day.
pub(super) fn of_outcome(poll: &Poll, option: &PollOption, now: DateTime) -> Suggested {
    if let Some(slot) = option.slot {
        let times = wall_clock::local(slot.starts).zip(wall_clock::local(slot.ends));
        return Suggested { title: poll.title.to_string(), times };
    }
    if poll.method.signs_up() {
        return Suggested { title: poll.title.to_string(), ..of_nothing(now) };
    }
    let title = t!(calendar.title_of, poll = poll.title.to_string(), option = option.label.to_string());
    debug_assert!(title.chars().count() <= EventTitle::MAX as usize, "a title and an option always fit");
    Suggested { title, ..of_nothing(now) }
}

fn hour(day: Date) -> (DateTime, DateTime) {
    (day.to_datetime(FROM), day.to_datetime(TO))
}

/// The first day after `today` from Monday to Friday. Public holidays are not known here.
fn next_working_day(today: Date) -> Option<Date> {
    let mut day = today.tomorrow().ok()?;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{of_nothing, of_outcome};
    use crate::{polls::sample, wall_clock::written};
    use jiff::Timestamp;

    #[test]
    fn an_event_is_put_on_the_next_working_day_after_lunch() {
        for (now, from, to) in [
            // 2026-11-23 is a Monday.
            ("2026-11-23T09:00:00", "2026-11-24T14:00", "2026-11-24T15:00"),
            ("2026-11-23T23:59:59", "2026-11-24T14:00", "2026-11-24T15:00"),
            ("2026-11-27T09:00:00", "2026-11-30T14:00", "2026-11-30T15:00"),
            ("2026-11-28T09:00:00", "2026-11-30T14:00", "2026-11-30T15:00"),
            ("2026-12-31T09:00:00", "2027-01-01T14:00", "2027-01-01T15:00"),
        ] {
            let times = of_nothing(now.parse().expect("a local time")).times.expect("a day");
            assert_eq!((written(times.0).as_str(), written(times.1).as_str()), (from, to), "{now}");
        }
    }

    #[test]
    fn an_event_of_an_outcome_is_called_after_the_question_and_what_won() {
        let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH);
        let now = "2026-11-23T09:00:00".parse().expect("a local time");
        let option = &poll.options[0];
        let expected = format!("{}：{}", poll.title, option.label);
        assert_eq!(of_outcome(&poll, option, now).title, expected);
        let method = domain::Method::SignUp { limit: None, most: 1 };
        let signed_up = domain::Poll { method, ..poll.clone() };
        assert_eq!(
            of_outcome(&signed_up, option, now).title,
            poll.title.to_string(),
            "they know what they came for"
        );
    }
}
