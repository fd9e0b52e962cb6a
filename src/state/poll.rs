use api::polls::PollView;
use domain::{PersonName, Poll, Receipt, Tally, Visibility::AfterVote};
use leptos::prelude::*;
use reactive_stores::Store;

/// What the SPA knows of one poll. Its leaves are values of the domain, which knows nothing of stores.
#[derive(Clone, Debug, Store)]
pub struct PollState {
    /// The poll.
    pub poll: Poll,
    /// Who composed it.
    pub composer: PersonName,
    /// Its result.
    pub tally: Tally,
    /// Whether whoever is signed in may vote in it.
    pub entitled: bool,
    /// Their ballot that counts.
    pub receipt: Option<Receipt>,
    /// Whether they were reminded, when it was read.
    pub reminded: bool,
    /// The place of their own line in a sign-up, from 1, once that is known.
    pub place: Option<u32>,
}

/// Whether people sign up in it: they answer, and do not vote.
pub fn signs_up(poll: Store<PollState>) -> Memo<bool> {
    Memo::new(move |_| poll.poll().with(|poll| poll.method.signs_up()))
}

impl From<PollView> for PollState {
    fn from(view: PollView) -> Self {
        let PollView { poll, composer, tally, entitled, receipt, reminded } = view;
        Self { poll, composer, tally, entitled, receipt, reminded, place: None }
    }
}

/// Takes a poll as it was read. What is known already and newer stays: the answer may have been overtaken.
pub(super) fn take(known: Store<PollState>, view: PollView) {
    let mut new = PollState::from(view);
    known.with_untracked(|old| {
        if old.tally.revision > new.tally.revision {
            new.tally = old.tally.clone();
            new.poll = old.poll.clone();
        } else if old.tally.newer_than(&new.tally) {
            new.tally = old.tally.clone();
        }
        if version(old.receipt.as_ref()) > version(new.receipt.as_ref()) {
            new.receipt.clone_from(&old.receipt);
        }
    });
    patch(known, new);
}

/// Takes a result. Says whether it must be read: where whoever is signed in may see more than everybody, the line tells less.
pub(super) fn take_tally(known: Store<PollState>, tally: Tally) -> bool {
    let (newer, less) = known.with_untracked(|old| {
        (old.tally.revision < tally.revision, tally.is_veiled() && !old.tally.is_veiled())
    });
    if newer && !less {
        patch(known, PollState { tally, ..known.get_untracked() });
    }
    newer && less
}

/// Takes a poll and its result from the live line. At one revision the poll may still be newer: a deadline that came
/// changes no ballot.
pub(super) fn take_poll(known: Store<PollState>, poll: Poll, tally: Tally) {
    let old = known.get_untracked();
    if old.tally.revision <= tally.revision {
        // Withdrawn: what was seen of it may still be seen.
        let tally = if tally.is_veiled() && !old.tally.is_veiled() { old.tally.clone() } else { tally };
        patch(known, PollState { poll, tally, ..old });
    }
}

/// Takes a receipt. Says whether the result must be read, which may be seen from now on.
pub(super) fn take_receipt(known: Store<PollState>, receipt: Receipt) -> bool {
    let (newer, veiled) = known.with_untracked(|old| {
        (
            version(old.receipt.as_ref()) < receipt.version,
            old.tally.is_veiled() && old.poll.visibility == AfterVote,
        )
    });
    if newer {
        patch(known, PollState { receipt: Some(receipt), ..known.get_untracked() });
    }
    newer && veiled
}

/// Writes only the leaves that differ, so that nobody is woken for nothing.
fn patch(known: Store<PollState>, new: PollState) {
    let (poll, composer, tally, entitled, receipt, reminded) = known.with_untracked(|old| {
        (
            old.poll != new.poll,
            old.composer != new.composer,
            old.tally != new.tally,
            old.entitled != new.entitled,
            old.receipt != new.receipt,
            old.reminded != new.reminded,
        )
    });
    if poll {
        known.poll().set(new.poll);
    }
    if composer {
        known.composer().set(new.composer);
    }
    if tally {
        known.tally().set(new.tally);
    }
    if entitled {
        known.entitled().set(new.entitled);
    }
    if receipt {
        known.receipt().set(new.receipt);
    }
    if reminded {
        known.reminded().set(new.reminded);
    }
}

fn version(receipt: Option<&Receipt>) -> u32 {
    receipt.map_or(0, |receipt| receipt.version)
}
