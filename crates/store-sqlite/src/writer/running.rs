//! What the writer remembers of the polls it writes to: it need not count again for each ballot.

use crate::failure::Failure;
use crate::{ballots, polls};
use domain::{Poll, PollId, Tally};
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;

/// Polls remembered between two commits; more than that are forgotten together.
const REMEMBERED: usize = 512;

#[derive(Clone)]
pub(crate) struct Running {
    pub(crate) poll: Arc<Poll>,
    pub(crate) tally: Tally,
}

impl Running {
    /// The poll as it is kept, and its ballots counted from nothing.
    pub(super) fn load(conn: &Connection, id: PollId) -> Result<Option<Self>, Failure> {
        let Some(poll) = polls::find(conn, id)? else { return Ok(None) };
        let tally = ballots::count(conn, &poll)?;
        Ok(Some(Self { poll: Arc::new(poll), tally }))
    }
}

#[derive(Default)]
pub(super) struct Memory(HashMap<PollId, Running>);

impl Memory {
    pub(super) fn get(&self, id: PollId) -> Option<&Running> {
        self.0.get(&id)
    }

    pub(super) fn put(&mut self, running: Running) {
        self.0.insert(running.poll.id, running);
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// Between two commits: makes room if there are too many.
    pub(super) fn tidy(&mut self) {
        if self.0.len() > REMEMBERED {
            self.forget();
        }
    }
}
