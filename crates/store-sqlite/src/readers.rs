//! A few connections that read beside the writer.

use crate::failure::Failure;
use crate::open;
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use store::StoreError;
use tokio::sync::Semaphore;

/// Reads are short and wait for no disk that is in cache: more would only queue for the same cores.
const CONNECTIONS: usize = 4;

pub(crate) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let idle: Vec<Connection> =
            (0..CONNECTIONS).map(|_| open::reading(path)).collect::<Result<_, _>>()?;
        Ok(Self { permits: Arc::new(Semaphore::new(idle.len())), idle: Arc::new(Mutex::new(idle)) })
    }

    /// Asks the database, all of it as of one instant.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, StoreError> {
        let gone = |_| StoreError::Unavailable("the store is closing".into());
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(gone)?;
        let idle = Arc::clone(&self.idle);
        let asked = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let lent = Lent::of(idle)?;
            let snapshot = lent.conn()?.unchecked_transaction()?;
            ask(&snapshot)
        });
        let answer = asked.await.map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(answer?)
    }
}

/// A connection on loan; it goes back also if the question panics.
struct Lent {
    conn: Option<Connection>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Lent {
    fn of(idle: Arc<Mutex<Vec<Connection>>>) -> Result<Self, Failure> {
        let conn = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Ok(Self { conn, idle })
    }

    fn conn(&self) -> Result<&Connection, Failure> {
        self.conn.as_ref().ok_or_else(|| Failure::Unavailable("no connection is left".into()))
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(self.conn.take());
    }
}
