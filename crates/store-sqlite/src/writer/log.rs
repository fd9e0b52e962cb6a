//! Whether the log may hold what is in the tables no more.

use std::sync::atomic::{AtomicBool, Ordering};

/// Full until it was emptied once: whoever had the file before may have been killed.
#[derive(Debug)]
pub(crate) struct Log(AtomicBool);

impl Default for Log {
    fn default() -> Self {
        Self(AtomicBool::new(true))
    }
}

impl Log {
    /// Something was written anew whose old form is in the log.
    pub(crate) fn fill(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }

    pub(super) fn emptied(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
