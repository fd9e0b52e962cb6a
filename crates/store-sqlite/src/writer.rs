//! The one writer: a thread that owns its connection and commits whatever has arrived in one go.

mod batch;
mod job;
mod log;
mod running;
mod work;

use crate::failure::Failure;
use crate::tallies::Tallies;
use batch::Batch;
use job::{Asked, Job};
pub(crate) use log::Log;
pub(crate) use running::Running;
use rusqlite::Connection;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use store::{Chance, Change, Clock, StoreError};
use tokio::sync::{broadcast, mpsc, oneshot};
pub(crate) use work::Work;

/// How many writes may wait. The 4097th is told to come again: its answer would come too late to be of use.
const QUEUE: usize = 4096;
/// How many writes one commit may carry: more would make the first of them wait.
const BATCH: usize = 1000;

pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

/// What the writer is given beside its connection.
pub(crate) struct Surroundings {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) log: Arc<Log>,
    pub(crate) changes: broadcast::Sender<Change>,
    pub(crate) tallies: Arc<Tallies>,
}

impl Writer {
    pub(crate) fn start(conn: Connection, around: Surroundings) -> Result<Self, Failure> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let write = move || write_until_closed(jobs, Batch::new(conn, around));
        let thread = thread::Builder::new()
            .name("store-writer".into())
            .spawn(write)
            .map_err(|error| Failure::Unavailable(format!("no thread for the writer: {error}")))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Has `act` done in the next commit, and waits until that is durable. If `act` fails, what it wrote is undone.
    pub(crate) async fn write<T, F>(&self, act: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Work<'_>) -> Result<T, Failure> + Send + 'static,
    {
        let gone = || StoreError::Unavailable("the writer has ended".into());
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        let (answer, answered) = oneshot::channel();
        queue.try_send(Box::new(Asked::new(act, answer))).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => gone(),
        })?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }
}

impl Drop for Writer {
    /// Does what was asked before, and closes the database in order.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has nothing more to say.
            let _ = thread.join();
        }
    }
}

fn write_until_closed(mut jobs: mpsc::Receiver<Box<dyn Job>>, mut batch: Batch) {
    let mut arrived = Vec::with_capacity(BATCH);
    while jobs.blocking_recv_many(&mut arrived, BATCH) > 0 {
        batch.commit(&mut arrived);
    }
    batch.close();
}

#[cfg(test)]
mod tests;
