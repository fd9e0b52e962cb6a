//! What one write has at hand: the transaction, the time, and what is remembered of polls.

use super::Surroundings;
use super::log::Log;
use super::running::{Memory, Running};
use crate::failure::Failure;
use domain::{GroupId, PollId};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::HashMap;
use store::{Chance, Change};

pub(crate) struct Work<'a> {
    /// Inside the transaction.
    pub(crate) conn: &'a Connection,
    /// Read inside the transaction, for this write.
    pub(crate) now: Timestamp,
    /// For what must not be foretold.
    pub(crate) chance: &'a dyn Chance,
    pub(crate) log: &'a Log,
    memory: &'a Memory,
    draft: Draft,
}

/// What a write would leave behind it: taken over if it succeeds, dropped if it fails.
#[derive(Default)]
pub(super) struct Draft {
    /// Polls that were read or changed, and whether they were changed.
    pub(super) polls: HashMap<PollId, (Running, bool)>,
    /// In the order in which they are to be announced.
    pub(super) changes: Vec<Change>,
    /// Whether the log is to be emptied behind the commit.
    pub(super) empties_log: bool,
}

impl<'a> Work<'a> {
    pub(super) fn new(conn: &'a Connection, around: &'a Surroundings, memory: &'a Memory) -> Self {
        let now = around.clock.now();
        Self { conn, now, chance: &*around.chance, log: &around.log, memory, draft: Draft::default() }
    }

    pub(super) fn into_draft(self) -> Draft {
        self.draft
    }

    /// The poll called `id` and its tally, as this write sees them.
    pub(crate) fn running(&mut self, id: PollId) -> Result<Option<Running>, Failure> {
        if let Some((running, _)) = self.draft.polls.get(&id) {
            return Ok(Some(running.clone()));
        }
        if let Some(running) = self.memory.get(id) {
            return Ok(Some(running.clone()));
        }
        let loaded = Running::load(self.conn, id)?;
        if let Some(running) = &loaded {
            self.draft.polls.insert(id, (running.clone(), false));
        }
        Ok(loaded)
    }

    /// Takes note of a poll whose ballots, electorate or state this write changed, and gives it its next revision.
    pub(crate) fn changed(&mut self, mut running: Running) -> Running {
        running.tally.revision += 1;
        self.draft.polls.insert(running.poll.id, (running.clone(), true));
        running
    }

    /// As [`Work::changed`], and announces the tally.
    pub(crate) fn counted(&mut self, running: Running) {
        let Running { poll, tally } = self.changed(running);
        let tally = poll.announced(tally, self.now);
        self.announce(Change::Tally { group_id: poll.group_id, tally });
    }

    /// Has the log emptied behind the commit, unless it is.
    pub(crate) fn empty_log(&mut self) {
        self.draft.empties_log = true;
    }

    /// To be announced after the commit.
    pub(crate) fn announce(&mut self, change: Change) {
        self.draft.changes.push(change);
    }

    /// Announces how many members the group has now.
    pub(crate) fn announce_roster(&mut self, group_id: GroupId, members: u32) {
        self.announce(Change::Roster { group_id, members });
    }
}
