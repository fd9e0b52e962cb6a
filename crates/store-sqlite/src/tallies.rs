//! The newest tallies known to be committed, so that a read need not count.

use domain::{PollId, Tally};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Beyond this the oldest knowledge is dropped; it is counted again when asked for.
const KNOWN: usize = 1024;

#[derive(Default)]
pub(crate) struct Tallies(Mutex<HashMap<PollId, Tally>>);

impl Tallies {
    /// The tally of `revision` or a newer one, if it is known.
    pub(crate) fn at_least(&self, poll_id: PollId, revision: u64) -> Option<Tally> {
        self.lock().get(&poll_id).filter(|tally| tally.revision >= revision).cloned()
    }

    /// Learns a committed tally. An older one is never put in the place of a newer one; of two of one revision, one may
    /// have its rounds.
    pub(crate) fn learn(&self, tally: &Tally) {
        let mut known = self.lock();
        if known.len() >= KNOWN && !known.contains_key(&tally.poll_id) {
            known.clear();
        }
        let newest = known.entry(tally.poll_id).or_insert_with(|| tally.clone());
        if newest.revision < tally.revision || (newest.revision == tally.revision && newest.rounds.is_empty())
        {
            newest.clone_from(tally);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PollId, Tally>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
