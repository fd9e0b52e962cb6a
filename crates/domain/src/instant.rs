//! Instants on the wire: RFC 3339 with seconds or finer, written in UTC ("2026-03-01T10:00:00Z").
//!
//! jiff writes them. Its reader knows a hundred formats and what is wrong with each, and weighs more in the browser than all
//! the rules of this crate (20 KiB compressed); the one format of the wire is read here, and a test holds it to jiff's reading.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An instant: `#[serde(with = "Rfc3339")]`.
pub struct Rfc3339(Timestamp);

/// An instant that may be null or missing: `#[serde(default, with = "MaybeRfc3339")]`.
pub struct MaybeRfc3339;

impl Rfc3339 {
    /// Writes an instant.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(at)
    }

    /// Reads an instant.
    ///
    /// # Errors
    /// If it is not a string, or not an instant.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        Ok(<Self as Deserialize>::deserialize(deserializer)?.0)
    }
}

impl MaybeRfc3339 {
    /// Writes an instant or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(Rfc3339).serialize(serializer)
    }

    /// Reads an instant or null.
    ///
    /// # Errors
    /// If it is neither.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<Rfc3339>::deserialize(deserializer)?.map(|Rfc3339(at)| at))
    }
}

impl Serialize for Rfc3339 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Rfc3339 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Instant)
    }
}

struct Instant;

impl de::Visitor<'_> for Instant {
    type Value = Rfc3339;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an instant (RFC 3339)")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Rfc3339, E> {
        parse(text).map(Rfc3339).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// Reads an instant with any offset; the years are those that four digits can say.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let (clock, rest) = (text.get(..19)?.as_bytes(), text.get(19..)?);
    let fits = |at: usize, byte: u8| match b"dddd-dd-ddTdd:dd:dd"[at] {
        b'd' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b't' | b' '),
        other => byte == other,
    };
    if !clock.iter().enumerate().all(|(at, &byte)| fits(at, byte)) {
        return None;
    }
    let [year, month, day, hour, minute, second] =
        [(0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19)].map(|(from, to)| number(&clock[from..to]));
    let real = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let zone = rest.find(['Z', 'z', '+', '-'])?;
    let nanos = fraction(&rest[..zone])?;
    let offset = offset(&rest[zone..])?;
    // A leap second is the second before it, as in Unix time.
    let of_day = (hour * 60 + minute) * 60 + second.min(59);
    let seconds = days_since_1970(year, month, day) * 86_400 + of_day - offset;
    Timestamp::new(seconds, nanos).ok().filter(|_| real)
}

/// Digits, which the caller has seen to be digits.
fn number(digits: &[u8]) -> i64 {
    digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

/// Nanoseconds from nothing or ".25".
fn fraction(text: &str) -> Option<i32> {
    if text.is_empty() {
        return Some(0);
    }
    let digits = text.strip_prefix(['.', ','])?.as_bytes();
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let nanos =
        (0..9).fold(0, |nanos, at| nanos * 10 + digits.get(at).map_or(0, |digit| i32::from(digit - b'0')));
    Some(nanos)
}

/// Seconds east of Greenwich from "Z" or "+08:00".
fn offset(text: &str) -> Option<i64> {
    match text.as_bytes() {
        [b'Z' | b'z'] => Some(0),
        [sign, h1, h2, b':', m1, m2] if [h1, h2, m1, m2].iter().all(|digit| digit.is_ascii_digit()) => {
            let (hours, minutes) = (number(&[*h1, *h2]), number(&[*m1, *m2]));
            let seconds = (hours * 60 + minutes) * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar, with years that begin in March: then the leap day is a year's last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The schemas of both are jiff's.
#[cfg(feature = "schema")]
mod schema {
    use super::{MaybeRfc3339, Rfc3339, Timestamp};
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    macro_rules! like {
        ($ours:ty, $theirs:ty) => {
            impl JsonSchema for $ours {
                fn inline_schema() -> bool {
                    <$theirs>::inline_schema()
                }
                fn schema_name() -> Cow<'static, str> {
                    <$theirs>::schema_name()
                }
                fn schema_id() -> Cow<'static, str> {
                    <$theirs>::schema_id()
                }
                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    <$theirs>::json_schema(generator)
                }
            }
        };
    }

    like!(Rfc3339, Timestamp);
    like!(MaybeRfc3339, Option<Timestamp>);
}

#[cfg(test)]
mod tests {
    use super::{MaybeRfc3339, Rfc3339, parse};
    use jiff::Timestamp;
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Close {
        #[serde(with = "Rfc3339")]
        at: Timestamp,
        #[serde(default, with = "MaybeRfc3339")]
        seen: Option<Timestamp>,
    }

    #[test]
    fn an_instant_is_written_in_utc_and_read_back_whatever_its_offset() {
        let at: Timestamp = "2026-03-01T10:00:00.25Z".parse().unwrap();
        let json = serde_json::to_string(&Close { at, seen: None }).unwrap();
        assert_eq!(json, r#"{"at":"2026-03-01T10:00:00.25Z","seen":null}"#);
        let there = r#"{"at":"2026-03-01T18:00:00.25+08:00","seen":"2026-03-01T10:00:00.25Z"}"#;
        assert_eq!(serde_json::from_str::<Close>(there).unwrap(), Close { at, seen: Some(at) });
        assert_eq!(serde_json::from_str::<Close>(r#"{"at":"2026-03-01T10:00:00Z"}"#).unwrap().seen, None);
    }

    #[test]
    fn what_is_no_instant_is_refused_and_said_to_be_none() {
        for wrong in [r#"{"at":"soon"}"#, r#"{"at":"2026-03-01"}"#, r#"{"at":7}"#] {
            let refused = serde_json::from_str::<Close>(wrong).unwrap_err().to_string();
            assert!(refused.contains("an instant (RFC 3339)"), "{refused}");
        }
    }

    #[test]
    fn what_is_no_day_or_no_time_is_no_instant() {
        for wrong in [
            "2025-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:61Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00Z",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00.1234567890Z",
            "2026-01-01T00:00:00+24:00",
            "2026-01-01T00:00:00+08:60",
            "2026-01-01T00:00:00+8",
            "2026-01-01T00:00:00ZZ",
            "２０２６-01-01T00:00:00Z",
            "",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        let leap = parse("2024-02-29T23:59:60Z").expect("a leap second of a leap day");
        assert_eq!(leap.to_string(), "2024-02-29T23:59:59Z");
    }

    proptest! {
        #[test]
        fn every_instant_is_read_as_jiff_reads_it(
            second in -62_135_596_800_i64..253_402_207_200,
            nano in 0..1_000_000_000_i32,
            minutes in -23 * 60..24 * 60_i32,
        ) {
            let at = Timestamp::new(second, nano).expect("in range");
            prop_assert_eq!(parse(&at.to_string()), Some(at));
            let offset = jiff::tz::Offset::from_seconds(minutes * 60).expect("in range");
            let there = at.display_with_offset(offset).to_string();
            prop_assume!(there.len() >= 19 && there.starts_with(|c: char| c.is_ascii_digit()));
            prop_assert_eq!(parse(&there), there.parse().ok());
        }
    }
}
