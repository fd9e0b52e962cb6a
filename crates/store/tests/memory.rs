//! The in-memory engine passes the rules.

use std::sync::Arc;
use store::conformance::Trial;
use store::{ManualClock, MemoryStore};

fn trial() -> Trial {
    let clock = Arc::new(ManualClock::at(Trial::start()));
    Trial::new(Arc::new(MemoryStore::new(clock.clone())), clock)
}

store::conformance!(trial);
