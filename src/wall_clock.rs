//! The device's wall clock, and `datetime-local` fields, which write what it shows. Zones are the browser's own.

use crate::i18n::time;
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::Offset,
};
use wasm_bindgen::JsValue;

/// As `datetime-local` writes it: "2026-11-23T18:00".
#[must_use]
pub fn written(at: DateTime) -> String {
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute()
    )
}

/// What `datetime-local` wrote.
#[must_use]
pub fn read(text: &str) -> Option<DateTime> {
    let (date, time) = text.trim().split_once('T')?;
    let mut date = date.splitn(3, '-');
    let mut time = time.split(':');
    let day = Date::new(next(&mut date)?, next(&mut date)?, next(&mut date)?).ok()?;
    let clock = Time::new(next(&mut time)?, next(&mut time)?, 0, 0).ok()?;
    Some(day.to_datetime(clock))
}

fn next<'a, N: std::str::FromStr>(parts: &mut impl Iterator<Item = &'a str>) -> Option<N> {
    parts.next()?.parse().ok()
}

/// An instant on the device's wall clock.
#[must_use]
pub fn local(at: Timestamp) -> Option<DateTime> {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds that a Date holds")]
    let date = js_sys::Date::new(&JsValue::from_f64(at.as_millisecond() as f64));
    let small = |number: u32| i8::try_from(number).ok();
    let year = i16::try_from(date.get_full_year()).ok()?;
    let day = Date::new(year, small(date.get_month() + 1)?, small(date.get_date())?).ok()?;
    let time = Time::new(small(date.get_hours())?, small(date.get_minutes())?, small(date.get_seconds())?, 0);
    Some(day.to_datetime(time.ok()?))
}

/// The instant at which the device's wall clock shows `at`.
#[must_use]
pub fn instant(at: DateTime) -> Option<Timestamp> {
    let date = js_sys::Date::new_with_year_month_day_hr_min(
        u32::try_from(at.year()).ok()?,
        i32::from(at.month()) - 1,
        at.day().into(),
        at.hour().into(),
        at.minute().into(),
    );
    #[expect(clippy::cast_possible_truncation, reason = "a Date's milliseconds fit an i64; NaN becomes 1970")]
    Timestamp::from_millisecond(date.get_time() as i64).ok()
}

/// The instant at which a clock in `zone` shows `at`.
#[must_use]
pub fn instant_in(at: DateTime, zone: &str) -> Option<Timestamp> {
    if !time::knows(zone) {
        return instant(at);
    }
    let wanted = Offset::UTC.to_timestamp(at).ok()?;
    let mut found = wanted;
    // By how much the zone's clocks are off there; once more, since there they may have been changed meanwhile.
    for _ in 0..2 {
        let shown = Offset::UTC.to_timestamp(read(&time::wall(found, zone))?).ok()?;
        found = found.checked_add(wanted.duration_since(shown)).ok()?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn what_the_field_writes_is_read_and_what_is_no_moment_is_not() {
        assert_eq!(read("2026-11-23T18:00").map(written).as_deref(), Some("2026-11-23T18:00"));
        assert_eq!(read("2026-11-23T18:00:30").map(written).as_deref(), Some("2026-11-23T18:00"));
        for wrong in ["", "2026-11-23", "2026-02-30T18:00", "2026-11-23T25:00", "明天"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
