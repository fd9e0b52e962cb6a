//! Ballots kept on the device, one per voter and poll: a later one takes the place of one that was not sent yet.

use super::Delivery;
use domain::{CastKey, PersonId, PollId, Selection};
use jiff::Timestamp;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use web_sys::Storage;

/// A ballot as it is kept until it is receipted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Letter {
    pub(super) voter: PersonId,
    pub(super) poll_id: PollId,
    pub(super) key: CastKey,
    pub(super) selection: Selection,
    pub(super) replaces: Option<u32>,
    /// The edition that was on the screen; letters of older builds know of the first alone.
    #[serde(default = "first")]
    pub(super) edition: u32,
    #[serde(with = "domain::instant::Rfc3339")]
    pub(super) at: Timestamp,
}

fn first() -> u32 {
    1
}

impl Letter {
    pub(super) fn waiting(&self, tried: bool) -> Delivery {
        Delivery::Waiting { selection: self.selection.clone(), tried }
    }
    fn name(&self) -> String {
        name(self.voter, self.poll_id)
    }
}

const PREFIX: &str = "juyi-ballot";

thread_local! {
    /// Where letters are kept when the browser has no storage for us (private windows, full disks): for the life of
    /// the page at least.
    static HERE: RefCell<Vec<Letter>> = const { RefCell::new(Vec::new()) };
}

fn name(voter: PersonId, poll_id: PollId) -> String {
    format!("{PREFIX}:{voter}:{poll_id}")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(super) fn put(letter: &Letter) {
    remove(letter);
    let stored = storage().is_some_and(|storage| {
        serde_json::to_string(letter).is_ok_and(|text| storage.set_item(&letter.name(), &text).is_ok())
    });
    if !stored {
        HERE.with_borrow_mut(|here| here.push(letter.clone()));
    }
}

pub(super) fn get(voter: PersonId, poll_id: PollId) -> Option<Letter> {
    let here =
        HERE.with_borrow(|here| here.iter().find(|l| l.voter == voter && l.poll_id == poll_id).cloned());
    here.or_else(|| read(&storage()?, &name(voter, poll_id)))
}

pub(super) fn remove(letter: &Letter) {
    HERE.with_borrow_mut(|here| here.retain(|l| (l.voter, l.poll_id) != (letter.voter, letter.poll_id)));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&letter.name());
    }
}

/// All the letters of a voter.
pub(super) fn of(voter: PersonId) -> Vec<Letter> {
    let mut letters = HERE.with_borrow(Clone::clone);
    letters.retain(|letter| letter.voter == voter);
    if let Some(storage) = storage() {
        let prefix = format!("{PREFIX}:{voter}:");
        let count = storage.length().unwrap_or(0);
        let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
        letters
            .extend(names.filter(|name| name.starts_with(&prefix)).filter_map(|name| read(&storage, &name)));
    }
    letters
}

fn read(storage: &Storage, name: &str) -> Option<Letter> {
    serde_json::from_slice(storage.get_item(name).ok()??.as_bytes()).ok()
}
