use jiff::{SignedDuration, Timestamp};
use std::sync::Mutex;

/// Where the time comes from. The server has the system's; tests have one that they move.
pub trait Clock: Send + Sync + 'static {
    /// The time, to at most microseconds.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    /// A clock that says `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }
    /// Moves the clock to `now`, forwards or back.
    pub fn set(&self, now: Timestamp) {
        *self.lock() = now;
    }
    /// Moves the clock by `by`.
    ///
    /// # Panics
    /// Outside the years that a [`Timestamp`] can name.
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.lock();
        *now = now.checked_add(by).expect("a time within the range of Timestamp");
    }
    fn lock(&self) -> std::sync::MutexGuard<'_, Timestamp> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.lock()
    }
}
