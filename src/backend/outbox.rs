//! Ballots on their way. A ballot that was marked and not yet receipted is kept on the device under its voter's id, and
//! sent again when the line is back, with the same key and the same `replaces`: so it is counted once, it never
//! overwrites a newer one, and it is never sent for another person than the one who cast it.

mod kept;

use super::{Fetch, Kept, Listening};
use crate::clock;
use api::{Client, Code, Problem, me::GetMe, polls::CastBallot};
use domain::{CastKey, PersonId, PollId, Receipt, Selection};
use kept::Letter;
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// What became of the ballot that a voter last sent off in a poll.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivery {
    /// 待发送: on its way, or waiting for the line.
    Waiting {
        /// What was marked.
        selection: Selection,
        /// Whether a try has failed already.
        tried: bool,
    },
    /// 已记录.
    Recorded(Receipt),
    /// 未计入, and why.
    Refused {
        /// What was marked.
        selection: Selection,
        /// Why it does not count.
        problem: Problem,
    },
}

/// The ballots on their way.
#[derive(Clone, Copy)]
pub struct Outbox {
    deliveries: RwSignal<BTreeMap<PollId, Delivery>>,
    /// Whose ballots are sent: whoever is signed in.
    voter: RwSignal<Option<PersonId>>,
    /// The tries under way.
    sending: StoredValue<BTreeSet<CastKey>>,
    /// Polls whose ballot another tab of this device has sent.
    elsewhere: RwSignal<Option<PollId>>,
    /// How often a ballot was turned away because its voter is not signed in any more.
    turned_away: RwSignal<u32>,
}

/// How often to try while a ballot waits.
const AGAIN: Duration = Duration::from_secs(5);
/// A try that is not answered for so long may never be: another is made beside it. Both bear the same key, so that the ballot
/// is counted once.
const UNANSWERED: Duration = Duration::from_secs(15);

/// Puts the outbox into the context; once, at the root.
pub fn provide_outbox() -> Outbox {
    let outbox = Outbox {
        deliveries: RwSignal::default(),
        voter: RwSignal::new(None),
        sending: StoredValue::default(),
        elsewhere: RwSignal::default(),
        turned_away: RwSignal::default(),
    };
    let online = Listening::to(&window(), "online", move |_: web_sys::Event| outbox.send_all());
    let shown = Listening::to(&document(), "visibilitychange", move |_: web_sys::Event| outbox.send_all());
    let again = set_interval_with_handle(move || outbox.send_waiting(), AGAIN).ok();
    on_cleanup(move || {
        drop((online, shown));
        if let Some(again) = again {
            again.clear();
        }
    });
    provide_context(outbox);
    outbox
}

/// The outbox of this app.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_outbox() -> Outbox {
    expect_context()
}

impl Outbox {
    /// What became of the ballot last sent off in this poll; `None` if none was in the life of this page, and none
    /// waits from before.
    #[must_use]
    pub fn delivery(self, poll_id: PollId) -> Memo<Option<Delivery>> {
        Memo::new(move |_| self.delivery_of(poll_id))
    }

    /// The same once; wakes its reader with every delivery.
    #[must_use]
    pub fn delivery_of(self, poll_id: PollId) -> Option<Delivery> {
        self.deliveries.with(|all| all.get(&poll_id).cloned())
    }

    /// The poll whose ballot another tab has sent last: what counts there must be read.
    #[must_use]
    pub fn elsewhere(self) -> Signal<Option<PollId>> {
        self.elsewhere.into()
    }

    /// Moves when a ballot was turned away because its voter is not signed in any more. It stays on the device.
    #[must_use]
    pub fn turned_away(self) -> Signal<u32> {
        self.turned_away.into()
    }

    /// From now on `voter` is signed in: their ballots that wait are sent, nobody else's.
    pub fn opened_by(self, voter: Option<PersonId>) {
        if self.voter.get_untracked() == voter {
            return;
        }
        self.voter.set(voter);
        if voter.is_some() {
            self.turned_away.set(0);
        }
        let waiting = voter.map(kept::of).unwrap_or_default();
        self.deliveries.set(waiting.iter().map(|letter| (letter.poll_id, letter.waiting(true))).collect());
        self.send_all();
    }

    /// Casts on the edition of the question that is on the screen: keeps the ballot on the device, then sends it.
    pub fn cast(self, poll_id: PollId, selection: Selection, replaces: Option<u32>, edition: u32) {
        let Some(voter) = self.voter.get_untracked() else { return };
        let (key, at) = (new_key(), clock::now());
        let letter = Letter { voter, poll_id, key, selection, replaces, edition, at };
        kept::put(&letter);
        self.set(poll_id, letter.waiting(false));
        self.send(letter);
    }

    /// Puts away a refusal that the voter has read.
    pub fn dismiss(self, poll_id: PollId) {
        self.deliveries.update(|all| {
            all.remove(&poll_id);
        });
    }

    fn set(self, poll_id: PollId, delivery: Delivery) {
        self.deliveries.try_update(|all| all.insert(poll_id, delivery));
    }

    fn send_all(self) {
        if document().hidden() {
            return;
        }
        let letters = self.voter.try_get_untracked().flatten().map(kept::of).unwrap_or_default();
        self.forget_sent_elsewhere(&letters);
        for letter in letters {
            self.send(letter);
        }
    }

    /// A ballot that waits here and is kept no more was sent by another tab.
    fn forget_sent_elsewhere(self, letters: &[Letter]) {
        let waits = |(poll, delivery): (&PollId, &Delivery)| {
            let gone = letters.iter().all(|letter| letter.poll_id != *poll);
            (gone && matches!(delivery, Delivery::Waiting { .. })).then_some(*poll)
        };
        let sent = self.deliveries.try_with_untracked(|all| all.iter().filter_map(waits).collect::<Vec<_>>());
        for poll in sent.unwrap_or_default() {
            self.dismiss(poll);
            self.elsewhere.set(Some(poll));
        }
    }

    fn send_waiting(self) {
        let waits = |all: &BTreeMap<_, _>| all.values().any(|d| matches!(d, Delivery::Waiting { .. }));
        if self.deliveries.try_with_untracked(waits) == Some(true) {
            self.send_all();
        }
    }

    /// Sends a letter, unless it is on its way already.
    fn send(self, letter: Letter) {
        if self.sending.try_update_value(|keys| keys.insert(letter.key)) != Some(true) {
            return;
        }
        let request = CastBallot {
            poll_id: letter.poll_id,
            key: letter.key,
            selection: letter.selection.clone(),
            replaces: letter.replaces,
            edition: letter.edition,
            voter: Some(letter.voter),
        };
        self.give_up_waiting_for(letter.clone());
        leptos::task::spawn_local(async move {
            let client: Client<Fetch> = Client { origin: String::new(), transport: Kept::transport() };
            let mut answer = client.call(&request).await;
            if matches!(&answer, Err(why) if matches!(why.code, Code::NotFound | Code::Forbidden))
                && !is_signed_in(letter.voter).await
            {
                // Nothing is here for whoever is signed in now; the voter is another.
                answer = Err(Problem::of(Code::Unauthenticated));
            }
            self.sending.try_update_value(|keys| keys.remove(&letter.key));
            // A letter written after this one is the voter's word now, and speaks for itself.
            let mine = kept::get(letter.voter, letter.poll_id).is_some_and(|kept| kept.key == letter.key);
            if !mine || self.voter.try_get_untracked().flatten() != Some(letter.voter) {
                return;
            }
            match answer {
                Ok(receipt) => {
                    kept::remove(&letter);
                    self.set(letter.poll_id, Delivery::Recorded(receipt));
                }
                Err(problem) if problem.is_passing() => self.set(letter.poll_id, letter.waiting(true)),
                // Signed out: it stays until its voter is signed in again.
                Err(problem) if problem.code == Code::Unauthenticated => {
                    self.set(letter.poll_id, letter.waiting(true));
                    self.turned_away.try_update(|times| *times += 1);
                }
                Err(problem) => {
                    kept::remove(&letter);
                    self.set(letter.poll_id, Delivery::Refused { selection: letter.selection, problem });
                }
            }
        });
    }
}

impl Outbox {
    /// Sends a letter again if it is not answered in time. The try under way is not aborted.
    fn give_up_waiting_for(self, letter: Letter) {
        let late = move || {
            let unanswered = self.sending.try_update_value(|keys| keys.remove(&letter.key)) == Some(true);
            let kept = kept::get(letter.voter, letter.poll_id).is_some_and(|kept| kept.key == letter.key);
            if unanswered && kept && self.voter.try_get_untracked().flatten() == Some(letter.voter) {
                self.set(letter.poll_id, letter.waiting(true));
                self.send_waiting();
            }
        };
        set_timeout(late, UNANSWERED);
    }
}

/// Whether `voter` is who is signed in; also if nobody can be asked.
async fn is_signed_in(voter: PersonId) -> bool {
    match super::call(&GetMe {}).await {
        Ok(me) => me.person.id == voter,
        Err(problem) => problem.code != Code::Unauthenticated,
    }
}

/// A random key. `crypto.getRandomValues` is there on plain http too, unlike `crypto.randomUUID`.
fn new_key() -> CastKey {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // Fails only for more than 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    CastKey(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
