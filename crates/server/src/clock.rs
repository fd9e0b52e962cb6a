//! The one place that reads the system's clock.

use jiff::Timestamp;
use store::Clock;

/// The system's clock, to the microsecond: what every engine can keep.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the place that may")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let micros = i64::try_from(since.as_micros()).unwrap_or(i64::MAX);
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_has_no_more_than_microseconds_and_goes_on() {
        let (first, second) = (SystemClock.now(), SystemClock.now());
        assert_eq!(first.subsec_nanosecond() % 1000, 0);
        assert!(first <= second && first.as_second() > 1_700_000_000);
    }
}
