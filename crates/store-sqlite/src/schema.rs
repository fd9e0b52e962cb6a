//! The shape of the file, and how an older one is brought up to it.

mod backup;

use crate::failure::Failure;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Every schema there ever was; the place in the list, from 1, is its version.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_abstention.sql"),
    include_str!("../migrations/0003_exports.sql"),
    include_str!("../migrations/0004_anonymous.sql"),
    include_str!("../migrations/0005_calendar.sql"),
    include_str!("../migrations/0006_time.sql"),
    include_str!("../migrations/0007_mail.sql"),
    include_str!("../migrations/0008_pictures.sql"),
    include_str!("../migrations/0009_editions.sql"),
    include_str!("../migrations/0010_sign_up.sql"),
    include_str!("../migrations/0011_leads.sql"),
];

/// "Juyi", as the first migration writes it into the file.
const APPLICATION: i64 = 0x4A75_7969;

/// Brings the database to the newest schema, and says which that is. A database that holds something is copied beside
/// itself first.
pub(crate) fn migrate(conn: &mut Connection, path: &Path, migrations: &[&str]) -> Result<u32, Failure> {
    let newest = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let version = version(conn)?;
    if version > newest {
        return Err(newer(version, newest));
    }
    if version == newest {
        return Ok(newest);
    }
    if version > 0 {
        backup::make(conn, path, version)?;
    }
    // A migration may rebuild tables that others refer to; the references are checked as a whole at its end.
    conn.pragma_update(None, "foreign_keys", false)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while we waited.
    for (known, migration) in (1..=newest).zip(migrations) {
        if known > self::version(&tx)? {
            tx.execute_batch(migration)?;
            tx.pragma_update(None, "user_version", known)?;
        }
    }
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Failure::Damaged(format!(
            "after the migration to schema {newest} a reference is broken"
        )));
    }
    tx.commit()?;
    Ok(newest)
}

/// The version of the schema in the file; 0 of an empty one.
///
/// # Errors
/// If it is no database, or one that is not Juyi's.
fn version(conn: &Connection) -> Result<u32, Failure> {
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let used = conn.prepare("SELECT 1 FROM sqlite_schema")?.exists([])?;
    if application == APPLICATION || (application == 0 && version == 0 && !used) {
        return super::rows::small("schema", version);
    }
    Err(Failure::Damaged("this is a database of another program".into()))
}

fn newer(version: u32, newest: u32) -> Failure {
    Failure::Unavailable(format!(
        "the database has schema {version} and this build knows {newest} at most: \
         start a newer build, or restore the backup made before the migration"
    ))
}

#[cfg(test)]
mod tests;
