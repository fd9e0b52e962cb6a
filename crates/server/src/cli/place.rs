//! The data folder.

use super::Failure;
use crate::ids::SystemMint;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::Clock;
use store_sqlite::SqliteStore;

fn database(data: &Path) -> PathBuf {
    data.join("juyi.db")
}

/// Makes the folder if it is not there, for nobody but whoever runs the program.
pub(super) fn make(data: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(data).map_err(|error| format!("{}: {error}", data.display()).into())
}

/// Whether something was ever kept there.
pub(super) fn is_there(data: &Path) -> bool {
    database(data).is_file()
}

pub(super) fn open(data: &Path, clock: Arc<dyn Clock>) -> Result<Arc<SqliteStore>, Failure> {
    Ok(Arc::new(SqliteStore::open(database(data), clock, Arc::new(SystemMint::default()))?))
}

/// Keeps the address of this start, for the links of `juyi-server link`.
pub(super) fn keep_address(data: &Path, address: &str) -> Result<(), Failure> {
    Ok(fs::write(data.join("address"), address)?)
}

/// The address of the last start.
pub(super) fn address(data: &Path) -> Option<String> {
    let kept = fs::read_to_string(data.join("address")).ok()?;
    Some(kept.trim().to_owned()).filter(|address| !address.is_empty())
}
