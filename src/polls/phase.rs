//! Where a poll stands in its life, as a screen says it.

use crate::{
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Chip, ChipKind},
};
use domain::{Poll, PollStatus};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use reactive_stores::Store;

/// The state of a poll, and whether it is about to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Draft,
    Scheduled,
    Open,
    ClosingSoon,
    Closed,
    Withdrawn,
}

impl Phase {
    /// The phase at `now`.
    #[must_use]
    pub fn at(poll: &Poll, now: Timestamp) -> Self {
        match poll.status_at(now) {
            PollStatus::Draft => Self::Draft,
            PollStatus::Scheduled => Self::Scheduled,
            PollStatus::Open if is_soon(poll, now) => Self::ClosingSoon,
            PollStatus::Open => Self::Open,
            PollStatus::Closed => Self::Closed,
            PollStatus::Withdrawn => Self::Withdrawn,
        }
    }

    /// Whether nobody could have voted yet: then there is no result either.
    #[must_use]
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Draft | Self::Scheduled)
    }

    /// Whether ballots are taken.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::ClosingSoon)
    }

    /// Whether nothing more can come of it.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }

    fn chip(self) -> (ChipKind, &'static str) {
        match self {
            Self::Draft => (ChipKind::Plain, t!(state.draft)),
            Self::Scheduled => (ChipKind::Scheduled, t!(state.scheduled)),
            Self::Open => (ChipKind::Open, t!(state.open)),
            Self::ClosingSoon => (ChipKind::ClosingSoon, t!(state.closing_soon)),
            Self::Closed => (ChipKind::Closed, t!(state.closed)),
            Self::Withdrawn => (ChipKind::Bad, t!(state.withdrawn)),
        }
    }
}

/// The last eighth of a poll's life, and no more than its last day, is soon.
fn is_soon(poll: &Poll, now: Timestamp) -> bool {
    let life = poll.deadline.duration_since(poll.opened.unwrap_or(poll.composed));
    let left = poll.deadline.duration_since(now);
    left <= SignedDuration::from_hours(24) && left <= life / 8
}

/// The phase of a poll as time goes by.
#[must_use]
pub fn phase_of(poll: Store<PollState>, now: Signal<Timestamp>) -> Memo<Phase> {
    Memo::new(move |_| poll.poll().with(|poll| Phase::at(poll, now.get())))
}

/// The time for a poll: a poll that is over needs no clock.
#[must_use]
pub fn clock_for(poll: Store<PollState>) -> Signal<Timestamp> {
    let now = crate::clock::now();
    let over = poll.poll().with_untracked(|poll| Phase::at(poll, now).is_over());
    if over { Signal::stored(now) } else { crate::clock::ticking() }
}

/// The phase as a small mark.
#[component]
pub fn PhaseChip(#[prop(into)] phase: Signal<Phase>) -> impl IntoView {
    let kind = Signal::derive(move || phase.get().chip().0);
    view! { <Chip kind label=move || phase.get().chip().1 /> }
}

#[cfg(test)]
mod tests {
    use super::Phase;
    use crate::polls::sample;
    use jiff::Timestamp;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn what_is_scheduled_opens_as_time_goes_by_and_what_is_extended_is_no_longer_soon() {
        let scheduled = sample::poll(at(600), at(4_200));
        assert_eq!(Phase::at(&scheduled, at(599)), Phase::Scheduled);
        assert_eq!(Phase::at(&scheduled, at(600)), Phase::Open);
        assert_eq!(Phase::at(&scheduled, at(4_000)), Phase::ClosingSoon);
        let extended = domain::Poll { deadline: at(9_000), ..scheduled };
        assert_eq!(Phase::at(&extended, at(4_000)), Phase::Open);
    }

    #[test]
    fn the_last_eighth_of_a_short_poll_and_the_last_day_of_a_long_one_are_soon() {
        let hour = sample::poll(at(0), at(3_600));
        assert_eq!(Phase::at(&hour, at(3_100)), Phase::Open);
        assert_eq!(Phase::at(&hour, at(3_150)), Phase::ClosingSoon);
        assert_eq!(Phase::at(&hour, at(3_600)), Phase::Closed);
        let month = sample::poll(at(0), at(30 * 86_400));
        assert_eq!(Phase::at(&month, at(28 * 86_400)), Phase::Open);
        assert_eq!(Phase::at(&month, at(29 * 86_400)), Phase::ClosingSoon);
    }
}
