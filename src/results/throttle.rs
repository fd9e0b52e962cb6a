//! Doing something at most so often, the last time never left out.

use crate::clock;
use jiff::{SignedDuration, Timestamp};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Something that is done at most once in a while. Its timer goes with its owner.
#[derive(Clone, Copy)]
pub struct Throttle {
    gap: SignedDuration,
    last: StoredValue<Option<Timestamp>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Throttle {
    /// At most once in `gap`.
    #[must_use]
    pub fn new(gap: SignedDuration) -> Self {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        on_cleanup(move || {
            if let Some(timer) = timer.try_get_value().flatten() {
                timer.clear();
            }
        });
        Self { gap, last: StoredValue::new(None), timer }
    }

    /// Does `act` now or as soon as it may be done again. What waits already does for this one too.
    pub fn run(self, act: impl FnOnce() + 'static) {
        if self.timer.try_get_value().flatten().is_some() {
            return;
        }
        let wait = wait(self.last.get_value(), clock::now(), self.gap);
        if wait.is_zero() {
            self.last.set_value(Some(clock::now()));
            act();
            return;
        }
        let later = move || {
            if self.timer.try_update_value(|timer| *timer = None).is_some() {
                self.last.set_value(Some(clock::now()));
                act();
            }
        };
        self.timer.set_value(set_timeout_with_handle(later, wait).ok());
    }
}

/// How long until something last done at `last` may be done again. A clock set back does not make it wait longer.
fn wait(last: Option<Timestamp>, now: Timestamp, gap: SignedDuration) -> Duration {
    let left = last.map_or(SignedDuration::ZERO, |last| gap - now.duration_since(last));
    left.clamp(SignedDuration::ZERO, gap).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::wait;
    use jiff::{SignedDuration, Timestamp};
    use std::time::Duration;

    #[test]
    fn the_first_is_at_once_the_next_after_the_rest_of_the_gap() {
        let at = |second| Timestamp::from_second(second).expect("in range");
        let gap = SignedDuration::from_secs(8);
        assert_eq!(wait(None, at(100), gap), Duration::ZERO);
        assert_eq!(wait(Some(at(100)), at(103), gap), Duration::from_secs(5));
        assert_eq!(wait(Some(at(100)), at(109), gap), Duration::ZERO);
        assert_eq!(wait(Some(at(100)), at(50), gap), Duration::from_secs(8), "the clock was set back");
    }
}
