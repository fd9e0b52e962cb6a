//! What went wrong below, and what the callers of the store are told of it.

use rusqlite::ErrorCode;
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// A value that was kept is none of ours, or one that we do not know how to keep.
    #[error("{0}")]
    Damaged(String),
    /// Something around the database that keeps us from using it.
    #[error("{0}")]
    Unavailable(String),
}

impl Failure {
    /// `what` was kept, and is not a value of its kind: `why`.
    pub(crate) fn damaged(what: &str, why: impl std::fmt::Display) -> Self {
        Self::Damaged(format!("{what}: {why}"))
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Damaged(what) => Self::Damaged(what),
            Failure::Unavailable(why) => Self::Unavailable(why),
            Failure::Sqlite(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                    Self::Damaged(error.to_string())
                }
                _ => Self::Unavailable(error.to_string()),
            },
        }
    }
}
