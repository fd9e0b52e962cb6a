//! A copy of the whole database beside it, before anything in it is changed.

use crate::failure::Failure;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Copies the database to `<file>.schema-<version>.bak` (`-2`, `-3`, … where there is one already), durably.
pub(super) fn make(conn: &Connection, path: &Path, version: u32) -> Result<PathBuf, Failure> {
    let free = (1..).map(|n| name(path, version, n)).find(|name| !name.exists());
    let finished = free.ok_or_else(|| Failure::Unavailable("there are too many backups".into()))?;
    // Half a copy must not look like a whole one.
    let mut partial = finished.clone().into_os_string();
    partial.push(".part");
    let partial = PathBuf::from(partial);
    let copy = || -> Result<(), Failure> {
        if partial.exists() {
            fs::remove_file(&partial).map_err(|error| failed(&partial, &error))?;
        }
        conn.execute("VACUUM INTO ?1", [partial.to_string_lossy()])?;
        sync(&partial)?;
        fs::rename(&partial, &finished).map_err(|error| failed(&finished, &error))?;
        if let Some(folder) = finished.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            sync(folder)?;
        }
        Ok(())
    };
    copy().map_err(|failure| {
        Failure::Unavailable(format!(
            "no backup could be made before the migration, so it was not begun: {failure}"
        ))
    })?;
    Ok(finished)
}

fn name(path: &Path, version: u32, n: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".schema-{version:04}"));
    if n > 1 {
        name.push(format!("-{n}"));
    }
    name.push(".bak");
    PathBuf::from(name)
}

fn sync(path: &Path) -> Result<(), Failure> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Unavailable(format!("{}: {error}", path.display()))
}
