//! The embedded engine passes the rules.

use std::sync::Arc;
use store::ManualClock;
use store::conformance::Trial;
use store_sqlite::SqliteStore;

fn trial() -> Trial {
    let clock = Arc::new(ManualClock::at(Trial::start()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(folder.path().join("juyi.db"), clock.clone()).expect("an empty store");
    Trial::new(Arc::new(store), clock).keeping(folder)
}

store::conformance!(trial);
