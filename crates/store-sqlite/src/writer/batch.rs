//! One commit for whatever has arrived: each job undone alone if it fails, all answered when it is durable.

use super::Surroundings;
use super::job::Job;
use super::running::Memory;
use super::work::{Draft, Work};
use crate::failure::Failure;
use crate::rows::run;
use crate::sealing;
use domain::PollId;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
use store::Change;

pub(super) struct Batch {
    conn: Connection,
    around: Surroundings,
    memory: Memory,
    /// Changes whenever another connection has committed: then what is remembered may be wrong.
    data_version: i64,
    changed: BTreeSet<PollId>,
    changes: Vec<Change>,
    empties_log: bool,
}

impl Batch {
    pub(super) fn new(conn: Connection, around: Surroundings) -> Self {
        Self {
            conn,
            around,
            memory: Memory::default(),
            data_version: -1,
            changed: BTreeSet::new(),
            changes: Vec::new(),
            empties_log: false,
        }
    }

    pub(super) fn commit(&mut self, jobs: &mut Vec<Box<dyn Job>>) {
        match self.attempt(jobs) {
            Ok(()) => {
                self.empty_log();
                self.announce();
                jobs.drain(..).for_each(Job::answer);
            }
            Err(failure) => {
                self.abandon();
                let why = failure.to_string();
                jobs.drain(..).for_each(|job| job.fail(&why));
            }
        }
    }

    fn attempt(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), Failure> {
        self.memory.tidy();
        run(&self.conn, "BEGIN IMMEDIATE", [])?;
        self.look_for_others()?;
        for job in jobs {
            self.attempt_one(job.as_mut())?;
        }
        self.keep_revisions()?;
        run(&self.conn, "COMMIT", [])?;
        Ok(())
    }

    fn attempt_one(&mut self, job: &mut dyn Job) -> Result<(), Failure> {
        run(&self.conn, "SAVEPOINT job", [])?;
        let mut work = Work::new(&self.conn, &self.around, &self.memory);
        // A panic is the end of this job, not of the writer.
        let done = catch_unwind(AssertUnwindSafe(|| job.run(&mut work))).unwrap_or(false);
        let draft = work.into_draft();
        if done {
            self.take_over(draft);
        } else if self.conn.is_autocommit() {
            return Err(Failure::Unavailable(
                "the disk is full or failing: the transaction was undone".into(),
            ));
        } else {
            run(&self.conn, "ROLLBACK TO job", [])?;
        }
        run(&self.conn, "RELEASE job", [])?;
        Ok(())
    }

    fn take_over(&mut self, draft: Draft) {
        for (id, (running, changed)) in draft.polls {
            if changed {
                self.changed.insert(id);
            }
            self.memory.put(running);
        }
        self.changes.extend(draft.changes);
        self.empties_log |= draft.empties_log;
    }

    /// Another process, such as one that makes a sign-in link, may write to the same file.
    fn look_for_others(&mut self) -> Result<(), Failure> {
        let version: i64 =
            self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        if version != self.data_version {
            self.memory.forget();
            self.data_version = version;
        }
        Ok(())
    }

    /// Once for all the ballots of this commit.
    fn keep_revisions(&mut self) -> Result<(), Failure> {
        for &id in &self.changed {
            let Some(running) = self.memory.get(id) else { continue };
            let revision =
                i64::try_from(running.tally.revision).map_err(|error| Failure::damaged("revision", error))?;
            run(&self.conn, "UPDATE revisions SET revision = ?2 WHERE poll_id = ?1", (id.0, revision))?;
        }
        Ok(())
    }

    /// Only where it was asked for: while others read, it takes the time of everybody who writes.
    fn empty_log(&mut self) {
        let asked = std::mem::take(&mut self.empties_log);
        if asked && !self.around.log.is_empty() && sealing::empty_log(&self.conn) {
            self.around.log.emptied();
        }
    }

    fn announce(&mut self) {
        for id in std::mem::take(&mut self.changed) {
            if let Some(running) = self.memory.get(id) {
                self.around.tallies.learn(&running.tally);
            }
        }
        for change in only_newest_tallies(std::mem::take(&mut self.changes)) {
            // Nobody has to listen.
            let _ = self.around.changes.send(change);
        }
    }

    fn abandon(&mut self) {
        if !self.conn.is_autocommit() {
            // If even this fails, the next BEGIN fails and says so.
            let _ = run(&self.conn, "ROLLBACK", []);
        }
        self.memory.forget();
        self.changed.clear();
        self.changes.clear();
        self.empties_log = false;
    }

    /// Leaves one file behind, without a log to be replayed.
    pub(super) fn close(self) {
        // Nothing is lost if another reads on and this is not done: the next one to open the file replays the log.
        let _ = self.conn.busy_timeout(Duration::ZERO);
        let _ = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// A tally that a later one of the same commit replaced was never committed: it is not announced.
fn only_newest_tallies(changes: Vec<Change>) -> Vec<Change> {
    let mut newer = HashSet::new();
    let mut kept: Vec<Change> = changes
        .into_iter()
        .rev()
        .filter(|change| match change {
            Change::Tally { tally, .. } => newer.insert(tally.poll_id),
            Change::Poll { tally, .. } => {
                newer.insert(tally.poll_id);
                true
            }
            _ => true,
        })
        .collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{GroupId, Tally, Turnout};
    use uuid::Uuid;

    fn tally(poll: u128, revision: u64) -> Change {
        let (poll_id, turnout) = (PollId(Uuid::from_u128(poll)), Turnout::default());
        let tally = Tally { poll_id, revision, counts: vec![], abstained: 0, rounds: vec![], turnout };
        Change::Tally { group_id: GroupId(Uuid::nil()), tally }
    }

    #[test]
    fn of_the_tallies_of_one_commit_only_the_last_is_announced_and_the_order_stays() {
        let roster = |members| Change::Roster { group_id: GroupId(Uuid::nil()), members };
        let changes = vec![tally(1, 5), roster(3), tally(2, 9), tally(1, 6), roster(4), tally(1, 7)];
        let announced = vec![roster(3), tally(2, 9), roster(4), tally(1, 7)];
        assert_eq!(only_newest_tallies(changes), announced);
    }
}
