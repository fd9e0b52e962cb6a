//! Why a command stopped: a text for the person who started it.

use std::fmt;
use std::path::Path;

pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

#[derive(Debug)]
pub(crate) struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T: Into<String>> From<T> for Failure {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

/// An error of the file system says what happened, but not to which file.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|error| Failure(format!("{}: {error}", path.display())))
    }
}
