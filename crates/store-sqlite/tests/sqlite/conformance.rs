//! The embedded engine passes the rules.

use std::sync::Arc;
use store::conformance::Trial;
use store::{ManualClock, SeededChance};
use store_sqlite::SqliteStore;

fn trial() -> Trial {
    let clock = Arc::new(ManualClock::at(Trial::start()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (path, chance) = (folder.path().join("juyi.db"), Arc::new(SeededChance::of(1)));
    let store = SqliteStore::open(path, clock.clone(), chance).expect("an empty store");
    Trial::new(Arc::new(store), clock).keeping(folder)
}

store::conformance!(trial);
