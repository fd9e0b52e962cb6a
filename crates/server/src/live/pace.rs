//! How fast frames go out, and so how often.

use std::{
    sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
    time::Duration,
};
use tokio::time::Instant;

/// The shortest time between two rounds.
const SHORTEST: Duration = Duration::from_millis(50);
/// The longest: a screen is never further behind than this.
const LONGEST: Duration = Duration::from_secs(2);
/// The part of the time that sending may take; the rest is for votes.
const SHARE: f64 = 0.3;
/// Rounds of fewer listeners say nothing about speed.
const TELLING: u32 = 64;

/// The time between two rounds to `listeners`. A fixed short one would starve the votes of a large group: the same
/// processor takes ballots.
fn tick(listeners: u32, per_second: f64) -> Duration {
    let sending = f64::from(listeners) / (SHARE * per_second);
    Duration::try_from_secs_f64(sending).unwrap_or(LONGEST).clamp(SHORTEST, LONGEST)
}

/// Measures how many listeners are reached in a second: from the start of a round until nine of ten have taken theirs.
/// The last tenth may be phones in a tunnel. Readers and writers may meet; an estimate bears it.
#[derive(Debug)]
pub(super) struct Pace {
    epoch: Instant,
    /// When the round began, in microseconds since `epoch`.
    began: AtomicU64,
    /// How many are nine of ten; 0 once they are reached.
    goal: AtomicU32,
    taken: AtomicU32,
    per_second: AtomicU32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            epoch: Instant::now(),
            began: AtomicU64::new(0),
            goal: AtomicU32::new(0),
            taken: AtomicU32::new(0),
            per_second: AtomicU32::new(50_000),
        }
    }
}

impl Pace {
    /// Begins a round to `listeners`, and says how long to wait until the next.
    pub(super) fn begin(&self, listeners: u32, now: Instant) -> Duration {
        if self.goal.load(Relaxed) > 0 {
            // The round before is not over yet: then this is how far it got.
            self.measure(self.taken.load(Relaxed), now);
        }
        self.began.store(self.micros(now), Relaxed);
        self.taken.store(0, Relaxed);
        self.goal.store(if listeners >= TELLING { listeners - listeners / 10 } else { 0 }, Relaxed);
        tick(listeners, f64::from(self.per_second.load(Relaxed)))
    }

    /// A listener has taken what is new.
    pub(super) fn taken(&self, now: Instant) {
        let taken = self.taken.fetch_add(1, Relaxed) + 1;
        if taken == self.goal.load(Relaxed) {
            self.goal.store(0, Relaxed);
            self.measure(taken, now);
        }
    }

    fn measure(&self, taken: u32, now: Instant) {
        let micros = self.micros(now).saturating_sub(self.began.load(Relaxed)).max(1);
        let sample = (f64::from(taken) * 1e6 / micros as f64).clamp(2_000.0, 1_000_000.0);
        let old = f64::from(self.per_second.load(Relaxed));
        self.per_second.store((old * 0.7 + sample * 0.3) as u32, Relaxed);
    }

    fn micros(&self, now: Instant) -> u64 {
        u64::try_from(now.duration_since(self.epoch).as_micros()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_group_is_told_every_twentieth_of_a_second_and_a_large_one_as_fast_as_votes_allow() {
        assert_eq!(tick(0, 140_000.0), SHORTEST);
        assert_eq!(tick(500, 140_000.0), SHORTEST);
        assert_eq!(tick(10_000, 140_000.0).as_millis(), 238);
        assert_eq!(tick(10_000, 2_000.0), LONGEST);
    }

    /// Rounds of 10,000 of whom `taken` take theirs, a little later each.
    fn rounds(taken: u32, each: Duration, last: Duration) -> Duration {
        let pace = Pace::default();
        let mut now = pace.epoch;
        for _ in 0..30 {
            pace.begin(10_000, now);
            for _ in 0..taken {
                now += each;
                pace.taken(now);
            }
            now += last;
        }
        pace.begin(10_000, now)
    }

    #[test]
    fn the_wait_follows_what_sending_takes() {
        let fast = rounds(10_000, Duration::from_micros(7), Duration::ZERO);
        assert!((200..280).contains(&fast.as_millis()), "{fast:?}");
        let slow = rounds(10_000, Duration::from_micros(28), Duration::ZERO);
        assert!((800..1100).contains(&slow.as_millis()), "{slow:?}");
    }

    #[test]
    fn a_few_who_take_nothing_slow_nobody_down() {
        let some_away = rounds(9_500, Duration::from_micros(7), Duration::from_secs(1));
        assert!((200..280).contains(&some_away.as_millis()), "{some_away:?}");
        let most_away = rounds(1_000, Duration::from_micros(7), Duration::from_secs(1));
        assert_eq!(most_away, LONGEST);
    }
}
