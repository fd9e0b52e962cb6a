//! An engine that keeps everything in memory and forgets it with the process: for the server's tests, and the one that
//! the others are compared with.

mod ballots;
mod calendar;
mod edit;
mod exports;
mod groups;
mod invitations;
mod kiosks;
mod mail;
mod order;
mod people;
mod pictures;
mod polls;
mod reminders;
mod sessions;
mod state;

use crate::{Change, Clock, Store, StoreError, Vitals};
use async_trait::async_trait;
use jiff::Timestamp;
use state::State;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// The in-memory engine: every rule of the others, and nothing is durable.
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
    changes: broadcast::Sender<Change>,
}

impl MemoryStore {
    /// An empty store that judges time by `clock`.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, state: Mutex::default(), changes: broadcast::channel(CHANGES).0 }
    }

    fn read<T>(&self, ask: impl FnOnce(&State, Timestamp) -> T) -> T {
        let state = self.lock();
        ask(&state, self.clock.now())
    }

    /// One write at a time, announced before the next begins. `act` looks before it changes anything, so that an error
    /// leaves nothing behind.
    fn write<T>(
        &self,
        act: impl FnOnce(&mut State, Timestamp) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut state = self.lock();
        let answer = act(&mut state, self.clock.now());
        for change in state.changes.drain(..) {
            // Nobody has to listen.
            let _ = self.changes.send(change);
        }
        answer
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far a receiver may fall behind before it is told that it missed something.
const CHANGES: usize = 1024;

#[async_trait]
impl Store for MemoryStore {
    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    async fn seal(&self) -> Result<bool, StoreError> {
        self.write(|state, now| {
            state.polls.values_mut().for_each(|kept| kept.seal(now));
            Ok(true)
        })
    }

    async fn vitals(&self) -> Result<Vitals, StoreError> {
        Ok(Vitals { engine: "memory".into(), schema: 0, journal_mode: None, synchronous: None })
    }
}

fn kept_already(what: &str) -> StoreError {
    StoreError::Unavailable(format!("this {what} is kept already"))
}

fn unknown(what: &str) -> StoreError {
    StoreError::Unavailable(format!("there is no such {what}"))
}
