//! How the turnout of a poll came about: unit by unit, and as time went by.

use crate::Turnout;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The turnout of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitTurnout {
    /// The outermost part of the units of those in it ([`crate::UnitPath::parts`]); empty for those of whom no part is known.
    pub unit: String,
    /// How many of them are entitled, and have cast.
    pub turnout: Turnout,
}

/// How many had cast at ends of even intervals: finer than that no instant of a single voter is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// When the first interval begins: the poll was opened.
    #[serde(with = "crate::instant::Rfc3339")]
    pub from: Timestamp,
    /// When the last one ends: now, or the close.
    #[serde(with = "crate::instant::Rfc3339")]
    pub until: Timestamp,
    /// How many had cast at the end of each interval. It never falls, and the last number is of all who have cast.
    pub cast: Vec<u32>,
}

impl Timeline {
    /// Into how many intervals the time of a poll is divided.
    pub const INTERVALS: u16 = 48;

    /// The timeline from `from` until `until` of voters who cast for the first time at `first_casts`, in any order. What a
    /// clock that was set back puts outside is of the first or the last interval.
    #[must_use]
    pub fn of(from: Timestamp, until: Timestamp, first_casts: &[Timestamp]) -> Self {
        let whole = until.as_microsecond().saturating_sub(from.as_microsecond()).max(1);
        let mut cast = vec![0; Self::INTERVALS.into()];
        let last = cast.len() - 1;
        for at in first_casts {
            let passed = at.as_microsecond().saturating_sub(from.as_microsecond()).clamp(0, whole);
            let interval = passed.saturating_mul(Self::INTERVALS.into()) / whole;
            cast[usize::try_from(interval).map_or(last, |interval| interval.min(last))] += 1;
        }
        let mut sum = 0;
        for count in &mut cast {
            sum += *count;
            *count = sum;
        }
        Self { from, until: until.max(from), cast }
    }

    /// When the interval at `place`, counted from 0, ends.
    #[must_use]
    pub fn end(&self, place: usize) -> Timestamp {
        let (from, until) = (self.from.as_microsecond(), self.until.as_microsecond());
        let count = i64::try_from(self.cast.len()).unwrap_or(i64::MAX).max(1);
        let place = i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1).min(count);
        // A year in microseconds leaves room for thousands of intervals.
        let end = from + (until - from) / count * place + (until - from) % count * place / count;
        Timestamp::from_microsecond(end).unwrap_or(self.until)
    }
}

#[cfg(test)]
mod tests;
