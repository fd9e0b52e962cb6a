use crate::{i18n::time, t};
use domain::{CalendarEvent, EventPlan, EventRefusal, PartStat};
use jiff::Timestamp;

/// What an answer is called.
pub(super) fn answer_word(answer: PartStat) -> &'static str {
    match answer {
        PartStat::NeedsAction => t!(calendar.waiting),
        PartStat::Accepted => t!(calendar.accept),
        PartStat::Declined => t!(calendar.decline),
        PartStat::Tentative => t!(calendar.tentative),
    }
}

/// "明天 14:00 – 15:00"; the end with its day where that is another.
pub(super) fn when(plan: &EventPlan, now: Timestamp, zone: Option<&str>) -> String {
    let (from, to) = (time::when(plan.starts, now, zone), time::when(plan.ends, now, zone));
    let clock = time::clock(plan.ends, zone);
    let same_day = time::same_day(plan.starts, plan.ends, zone);
    t!(calendar.until, from = from, to = if same_day { clock } else { to })
}

/// That it was called off, or is over; nothing for what is still to come.
pub(super) fn past_word(event: &CalendarEvent, now: Timestamp) -> Option<&'static str> {
    match event.stands(now) {
        Err(EventRefusal::Cancelled) => Some(t!(calendar.cancelled)),
        Err(_) => Some(t!(calendar.over)),
        Ok(()) => None,
    }
}
