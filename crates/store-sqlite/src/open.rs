//! Connections, set up alike wherever they are opened.

use crate::failure::Failure;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another process that is writing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);
/// The writer's cache in KiB, negative as SQLite wants it: the ballots of some ten thousand voters.
const CACHE: i64 = -16 * 1024;
/// So many pages of 4 KiB may the log hold before they are moved to where they belong: the same page, dirtied by many
/// ballots, is then moved once.
const LOG: i64 = 4000;
/// More than there are different statements.
const STATEMENTS: usize = 128;

/// The connection that everything is written through, not yet set up: see [`durable`].
pub(crate) fn writing(path: &Path) -> Result<Connection, Failure> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
}

/// A connection that sees what is committed, and changes nothing.
pub(crate) fn reading(path: &Path) -> Result<Connection, Failure> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Failure> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise SQLite compiles some statements anew whenever their parameters change, to look for a better plan.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    Ok(conn)
}

/// Turns on write-ahead logging, and from then on a commit that waits for the disk.
pub(crate) fn durable(conn: &Connection) -> Result<(), Failure> {
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Failure::Unavailable(format!("write-ahead logging is not possible here: {mode}")));
    }
    conn.pragma_update(None, "synchronous", "full")?;
    // Elsewhere than on macOS this is what fsync does anyway.
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What is given up is zeroed: see `crate::sealing`.
    conn.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    conn.pragma_update(None, "cache_size", CACHE)?;
    conn.pragma_update(None, "wal_autocheckpoint", LOG)?;
    Ok(())
}
