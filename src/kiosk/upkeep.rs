//! What keeps a display well for weeks: it asks now and then, forgets what is over, and begins anew in a quiet hour.

use super::{
    start::{Life, Stage, read},
    wall::Wall,
};
use crate::backend::{LineState, NEW_BUILD};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use std::sync::atomic::Ordering;

/// Without a word for so long, it asks: a proxy may hold a dead line open.
const ASK: SignedDuration = SignedDuration::from_secs(60);
/// Nothing is begun anew so shortly before or behind a close: somebody is looking.
const WATCHED: SignedDuration = SignedDuration::from_mins(10);
/// A page older than this is begun anew in the quiet hour.
const OLD: SignedDuration = SignedDuration::from_hours(2);
/// A page younger than this is not begun anew for a new build: the new one may not be served yet.
const YOUNG: SignedDuration = SignedDuration::from_mins(5);
/// Four in the morning, where the display stands.
const QUIET_HOUR: u32 = 4;

/// Looks after a display while its page lives.
pub(super) fn keep(life: Life, now: Signal<Timestamp>) {
    let begun = now.get_untracked();
    let asked = StoredValue::new(begun);
    Effect::new(move |_| {
        let now = now.get();
        if life.stage.get_untracked() == Stage::Ended {
            return;
        }
        let silent = now.duration_since(life.heard.get_untracked().max(asked.get_value()));
        if silent >= ASK {
            asked.set_value(now);
            leptos::task::spawn_local(async move {
                read(life).await;
            });
        }
        let stale = life.wall.with_untracked(|wall| wall.as_ref().is_some_and(|wall| is_untidy(wall, now)));
        if stale {
            life.wall.update(|wall| wall.iter_mut().for_each(|wall| wall.tidy(now)));
        }
        let facts = Facts {
            age: now.duration_since(begun),
            hour: js_sys::Date::new_0().get_hours(),
            live: life.line.get_untracked() == LineState::Live,
            new_build: NEW_BUILD.load(Ordering::Relaxed),
        };
        if life.wall.with_untracked(|wall| facts.begin_anew(wall.as_ref(), now)) {
            let _ = window().location().reload();
        }
    });
}

fn is_untidy(wall: &Wall, now: Timestamp) -> bool {
    let mut tidy = wall.clone();
    tidy.tidy(now);
    tidy.polls.len() != wall.polls.len()
}

/// What speaks for beginning anew, and against.
#[derive(Clone, Copy, Debug)]
struct Facts {
    age: SignedDuration,
    /// By the clock of the place.
    hour: u32,
    /// The server is there to begin anew from.
    live: bool,
    new_build: bool,
}

impl Facts {
    fn begin_anew(self, wall: Option<&Wall>, now: Timestamp) -> bool {
        let watched = |wall: &Wall| {
            let apart = |at: Timestamp| now.duration_since(at).abs();
            wall.polls.iter().any(|shown| apart(shown.poll.closes_at()) < WATCHED)
        };
        let due = (self.new_build && self.age >= YOUNG) || (self.hour == QUIET_HOUR && self.age >= OLD);
        due && self.live && !wall.is_some_and(watched)
    }
}

#[cfg(test)]
mod tests {
    use super::Facts;
    use crate::kiosk::wall::tests::{at, poll, tally, wall};
    use jiff::SignedDuration;

    const NIGHT: Facts = Facts { age: SignedDuration::from_hours(24), hour: 4, live: true, new_build: false };

    #[test]
    fn it_begins_anew_once_in_the_quiet_hour() {
        assert!(NIGHT.begin_anew(None, at(0)));
        assert!(!Facts { hour: 5, ..NIGHT }.begin_anew(None, at(0)));
        let fresh = Facts { age: SignedDuration::from_mins(30), ..NIGHT };
        assert!(!fresh.begin_anew(None, at(0)), "it has just begun anew");
    }

    #[test]
    fn it_never_leaves_the_screen_while_a_poll_is_about_to_close_or_has_just_closed() {
        let one = poll(1, 10_000);
        let wall = wall(&[(one.clone(), tally(&one, 1, 0))]);
        assert!(!NIGHT.begin_anew(Some(&wall), at(10_000 - 599)));
        assert!(!NIGHT.begin_anew(Some(&wall), at(10_000 + 599)));
        assert!(NIGHT.begin_anew(Some(&wall), at(10_000 - 600)));
    }

    #[test]
    fn a_new_build_is_taken_up_when_the_server_is_there_but_not_over_and_over() {
        let new = Facts { hour: 12, new_build: true, ..NIGHT };
        assert!(new.begin_anew(None, at(0)));
        assert!(!Facts { live: false, ..new }.begin_anew(None, at(0)), "it would find nobody");
        let young = Facts { age: SignedDuration::from_mins(1), ..new };
        assert!(!young.begin_anew(None, at(0)));
    }
}
