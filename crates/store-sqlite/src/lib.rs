//! The embedded engine: one SQLite file with write-ahead logging and `synchronous=FULL`.
//!
//! One writer owns the only connection that writes. It commits whatever has arrived together, and answers each only
//! when the disk has it ([`store`]'s rule 3). Reads go through a few connections beside it and see what is committed.
//! Times are kept to the microsecond.
#![warn(missing_docs)]

mod ballots;
mod calendar;
mod editions;
mod electorate;
mod exports;
mod failure;
mod groups;
mod invitations;
mod kiosks;
mod mail;
mod open;
mod people;
mod pictures;
mod poll_log;
mod polls;
mod readers;
mod reminders;
mod rows;
mod schema;
mod sealing;
mod sessions;
mod tallies;
mod turnout;
mod writer;

use async_trait::async_trait;
use failure::Failure;
use readers::Readers;
use std::path::Path;
use std::sync::Arc;
use store::{Chance, Change, Clock, Store, StoreError, Vitals};
use tallies::Tallies;
use tokio::sync::broadcast;
use writer::{Log, Surroundings, Writer};

/// How far a receiver of changes may fall behind before it is told that it missed something.
const CHANGES: usize = 1024;

/// The embedded engine. When it is dropped it finishes what it was asked, and leaves one file behind.
pub struct SqliteStore {
    // Dropped first: its last act wants the file to itself.
    readers: Readers,
    writer: Writer,
    clock: Arc<dyn Clock>,
    changes: broadcast::Sender<Change>,
    tallies: Arc<Tallies>,
    log: Arc<Log>,
    schema: u32,
}

impl SqliteStore {
    /// Opens the database in the file `path`, or makes it; its folder must be there. An older schema is brought up to
    /// date, after a backup beside the file. Blocks while it does so. Time is judged by `clock`, and what must not be foretold
    /// is drawn from `chance`.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the file is no database, or another program's. [`StoreError::Unavailable`] if it
    /// cannot be opened, copied or migrated, or was made by a newer build; it is then as it was.
    pub fn open(
        path: impl AsRef<Path>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let path = path.as_ref();
        Self::open_with(path, clock, chance, schema::MIGRATIONS).map_err(|failure| match failure.into() {
            StoreError::Damaged(what) => StoreError::Damaged(format!("{}: {what}", path.display())),
            StoreError::Unavailable(why) => StoreError::Unavailable(format!("{}: {why}", path.display())),
            StoreError::Busy => StoreError::Busy,
        })
    }

    fn open_with(
        path: &Path,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        migrations: &[&str],
    ) -> Result<Self, Failure> {
        let mut conn = open::writing(path)?;
        let schema = schema::migrate(&mut conn, path, migrations)?;
        open::durable(&conn)?;
        let readers = Readers::open(path)?;
        let (changes, tallies) = (broadcast::channel(CHANGES).0, Arc::new(Tallies::default()));
        let log = Arc::new(Log::default());
        let around = Surroundings {
            clock: Arc::clone(&clock),
            chance,
            log: Arc::clone(&log),
            changes: changes.clone(),
            tallies: Arc::clone(&tallies),
        };
        Ok(Self { readers, writer: Writer::start(conn, around)?, clock, changes, tallies, log, schema })
    }
}

#[async_trait]
impl Store for SqliteStore {
    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    async fn seal(&self) -> Result<bool, StoreError> {
        self.writer.write(sealing::seal).await?;
        Ok(self.log.is_empty())
    }

    async fn vitals(&self) -> Result<Vitals, StoreError> {
        let schema = self.schema;
        self.writer
            .write(move |work| {
                let journal_mode = work.conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
                let synchronous = work.conn.pragma_query_value(None, "synchronous", |row| row.get(0))?;
                Ok(Vitals { engine: "sqlite".into(), schema, journal_mode, synchronous })
            })
            .await
    }
}
