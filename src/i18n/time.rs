//! Time as people say it. Zones and calendars are the browser's own (`Intl`), so none is shipped.

use domain::Slot;
use jiff::Timestamp;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::tag;
use crate::t;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long until `until`: "还剩 1 天 2 小时", "还剩 2 小时 30 分", "还剩 45 秒"; "时间到" from then on. A minute that has
/// begun counts, so that nobody gives up early; an hour that has begun does not, so that nobody comes too late.
pub fn left(until: Timestamp, now: Timestamp) -> String {
    let seconds = seconds_between(now, until);
    let begun = seconds / MINUTE + i64::from(seconds % MINUTE > 0);
    let (days, hours, minutes) = (begun / (24 * 60), begun / 60 % 24, begun % 60);
    let alone =
        |count: i64, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let time = match (days, hours, minutes) {
        _ if seconds <= 0 => return t!(time.over).into(),
        _ if seconds < MINUTE => alone(seconds, t!(time.second), t!(time.seconds)),
        (0, 0, _) => alone(minutes, t!(time.minute), t!(time.minutes)),
        (0, _, 0) => alone(hours, t!(time.hour), t!(time.hours)),
        (0, ..) => format!("{hours} {} {minutes} {}", t!(time.hours_and), t!(time.and_minutes)),
        (_, 0, _) => alone(days, t!(time.day), t!(time.days)),
        _ => format!("{days} {} {hours} {}", t!(time.days_and), t!(time.hours_and)),
    };
    t!(time.left, time = time)
}

/// The wall's countdown: "1:59:03", "04:10", "3 天 02:11:00"; "00:00" from then on.
pub fn countdown(until: Timestamp, now: Timestamp) -> String {
    let seconds = seconds_between(now, until).max(0);
    let (days, hours, minutes, rest) =
        (seconds / DAY, seconds / HOUR % 24, seconds / MINUTE % 60, seconds % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes:02}:{rest:02}"),
        (0, _) => format!("{hours}:{minutes:02}:{rest:02}"),
        _ => t!(time.countdown_days, days = days, clock = format!("{hours:02}:{minutes:02}:{rest:02}")),
    }
}

/// How long since `then`: "刚刚", "5 分钟前"; from a day on, the day and the clock.
pub fn since(then: Timestamp, now: Timestamp) -> String {
    let seconds = seconds_between(then, now);
    match (seconds / MINUTE, seconds / HOUR) {
        (..1, _) => t!(time.now).into(),
        (1, _) => t!(time.one_minute_ago).into(),
        (minutes, 0) => t!(time.minutes_ago, count = minutes),
        (_, 1) => t!(time.one_hour_ago).into(),
        (_, hours @ ..24) => t!(time.hours_ago, count = hours),
        _ => when(then, now, None),
    }
}

/// The day as people say it, and the clock: "今天 18:00", "明天 09:30", "11月30日 18:00"; in `zone`, else the
/// device's.
pub fn when(at: Timestamp, now: Timestamp, zone: Option<&str>) -> String {
    let clock = clock(at, zone);
    match day_number(at, zone) - day_number(now, zone) {
        0 => t!(time.today, clock = clock),
        1 => t!(time.tomorrow, clock = clock),
        -1 => t!(time.yesterday, clock = clock),
        _ => t!(time.on_day, day = day(at, now, zone), clock = clock),
    }
}

/// Whether both fall on one day of the zone.
pub fn same_day(a: Timestamp, b: Timestamp, zone: Option<&str>) -> bool {
    day_number(a, zone) == day_number(b, zone)
}

/// "今天 18:00 截止".
pub fn closes(at: Timestamp, now: Timestamp, zone: Option<&str>) -> String {
    if at > now {
        t!(time.closes, when = when(at, now, zone))
    } else {
        t!(time.closed, when = when(at, now, zone))
    }
}

/// "今天 09:00 开始".
pub fn opens(at: Timestamp, now: Timestamp) -> String {
    t!(time.opens, when = when(at, now, None))
}

/// "18:00".
pub fn clock(at: Timestamp, zone: Option<&str>) -> String {
    format(at, zone, &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")])
}

/// The date in full and the clock, for whoever reads it on another day: "2026年11月23日 18:00".
pub fn stamp(at: Timestamp, zone: Option<&str>) -> String {
    let date = [("year", "numeric"), ("month", "long"), ("day", "numeric")];
    let time = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    format(at, zone, &[&date[..], &time[..]].concat())
}

/// "2026年12月", "December 2026": the month of the device's calendar that `at` falls in.
pub fn month(at: Timestamp) -> String {
    format(at, None, &[("year", "numeric"), ("month", "long")])
}

/// The whole truth: "2026年11月23日星期一 18:00:00 中国标准时间".
pub fn exact(at: Timestamp, zone: Option<&str>) -> String {
    let date = [("year", "numeric"), ("month", "long"), ("day", "numeric"), ("weekday", "long")];
    let time = [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit"), ("hourCycle", "h23")];
    format(at, zone, &[&date[..], &time[..], &[("timeZoneName", "long")]].concat())
}

/// From when until when: "12月1日周二 14:00–15:00", the end with its day where that is another; in `zone`, else the device's.
pub fn span(from: Timestamp, to: Timestamp, zone: Option<&str>) -> String {
    let day = |at| format(at, zone, &[("month", "short"), ("day", "numeric"), ("weekday", "short")]);
    let (first, last) = (day(from), day(to));
    let (starts, ends) = (clock(from, zone), clock(to, zone));
    if first == last {
        format!("{first} {starts}–{ends}")
    } else {
        format!("{first} {starts} – {last} {ends}")
    }
}

/// The same in `zone`, where its clocks show another time than the device's.
pub fn span_there(from: Timestamp, to: Timestamp, zone: &str) -> Option<String> {
    let there = knows(zone).then(|| span(from, to, Some(zone)))?;
    (there != span(from, to, None)).then_some(there)
}

/// A slot of a poll whose times are meant in `zone`: in the device's, and there where its clocks show another time.
pub fn slot(slot: Slot, zone: &str) -> String {
    let here = span(slot.starts, slot.ends, None);
    match span_there(slot.starts, slot.ends, zone) {
        Some(there) => t!(poll.both_zones, here = here, zone = zone.to_owned(), there = there),
        None => here,
    }
}

/// Whether this browser knows the zone: of a zone only the form was checked, and `Intl` throws for one that is not there.
pub fn knows(zone: &str) -> bool {
    let options = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&options, &"timeZone".into(), &zone.into());
    let made = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()))
        .and_then(wasm_bindgen::JsCast::dyn_into::<Function>)
        .and_then(|format| Reflect::construct(&format, &Array::of2(&JsValue::UNDEFINED, &options)));
    made.is_ok()
}

/// What a clock in `zone` shows, to the minute, as a field for times writes it: "2026-11-23T18:00".
pub fn wall(at: Timestamp, zone: &str) -> String {
    let date = [("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")];
    let time = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    // Sweden writes both as ISO 8601, with a space between them.
    format_in("sv-SE", at, Some(zone), &[&date[..], &time[..]].concat()).replace(' ', "T")
}

/// The device's own zone: "Asia/Shanghai"; "UTC" where it does not say.
pub fn device_zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &JsValue::from("timeZone")).ok().and_then(|zone| zone.as_string());
    zone.unwrap_or_else(|| "UTC".to_owned())
}

/// "11月30日"; with the year where it is another.
pub fn day(at: Timestamp, now: Timestamp, zone: Option<&str>) -> String {
    let year = |at| format(at, zone, &[("year", "numeric")]);
    let mut parts = vec![("month", "short"), ("day", "numeric")];
    if year(at) != year(now) {
        parts.push(("year", "numeric"));
    }
    format(at, zone, &parts)
}

/// Days since 1970 of the calendar day that `at` falls on in the zone.
fn day_number(at: Timestamp, zone: Option<&str>) -> i64 {
    // Sweden writes dates as ISO 8601.
    let parts = [("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")];
    let iso = format_in("sv-SE", at, zone, &parts);
    (Date::parse(&iso) / 86_400_000.0) as i64
}

fn format(at: Timestamp, zone: Option<&str>, parts: &[(&str, &str)]) -> String {
    format_in(tag(), at, zone, parts)
}

fn format_in(language: &str, at: Timestamp, zone: Option<&str>, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (key, value) in parts.iter().copied().chain(zone.map(|zone| ("timeZone", zone))) {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let date = Date::new(&JsValue::from_f64(at.as_millisecond() as f64));
    date.to_locale_string(language, &options).into()
}

/// Whole seconds from `from` to `to`, rounded up: what a countdown shows.
fn seconds_between(from: Timestamp, to: Timestamp) -> i64 {
    let millis = to.as_millisecond() - from.as_millisecond();
    millis.div_euclid(1_000) + i64::from(millis.rem_euclid(1_000) > 0)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{countdown, left, since};
    use jiff::Timestamp;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("a small number of seconds")
    }

    #[test]
    fn time_left_is_said_to_the_minute_within_a_day_and_to_the_hour_before() {
        let cases = [
            (-5, "时间到"),
            (0, "时间到"),
            (1, "还剩 1 秒"),
            (59, "还剩 59 秒"),
            (60, "还剩 1 分钟"),
            (61, "还剩 2 分钟"),
            (3_540, "还剩 59 分钟"),
            (3_541, "还剩 1 小时"),
            (3_601, "还剩 1 小时 1 分"),
            (9_000, "还剩 2 小时 30 分"),
            (21 * 3_600, "还剩 21 小时"),
            (86_400, "还剩 1 天"),
            (26 * 3_600 + 3_599, "还剩 1 天 3 小时"),
            (26 * 3_600 + 3_000, "还剩 1 天 2 小时"),
            (3 * 86_400 + 5, "还剩 3 天"),
        ];
        for (seconds, said) in cases {
            assert_eq!(left(at(seconds), at(0)), said, "{seconds} s");
        }
    }

    #[test]
    fn the_walls_countdown_runs_to_zero_and_stays_there() {
        assert_eq!(countdown(at(7_143), at(0)), "1:59:03");
        assert_eq!(countdown(at(250), at(0)), "04:10");
        assert_eq!(countdown(at(0), at(9)), "00:00");
        assert_eq!(countdown(at(3 * 86_400 + 7_860), at(0)), "3 天 02:11:00");
    }

    #[test]
    fn what_just_happened_is_said_without_a_number() {
        assert_eq!(since(at(0), at(30)), "刚刚");
        assert_eq!(since(at(0), at(300)), "5 分钟前");
        assert_eq!(since(at(0), at(7_200)), "2 小时前");
    }
}
