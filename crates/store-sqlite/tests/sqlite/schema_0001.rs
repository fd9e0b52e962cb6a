//! A database that the first build made opens in this one, and says what it was told.

mod content;

use crate::village::{POLL, cast, session, start, tracker, villager, vote};
use content::{ELECTION, LINK, look, tally};
use domain::{CastRefusal, SignInRefusal};
use jiff::SignedDuration;
use std::path::Path;
use std::sync::Arc;
use store::{Ballots, ManualClock, Sessions, Store};
use store_sqlite::SqliteStore;

/// When it was last written to.
const LATER: SignedDuration = SignedDuration::from_secs(300);

#[tokio::test]
async fn a_database_of_the_first_schema_opens_and_says_what_it_was_told() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-0001.db");
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("juyi.db");
    std::fs::copy(&kept, &copy).expect("copied: what is kept is never written to");
    let clock = Arc::new(ManualClock::at(start() + LATER));
    let store = SqliteStore::open(&copy, clock.clone()).expect("it opens");
    look(&store).await;
    go_on(&store).await;
    assert!(store.vitals().await.expect("vitals").schema >= 1);
}

/// Life goes on in it.
async fn go_on(store: &SqliteStore) {
    let given = vote(store, 1, 1).await;
    assert_eq!((given.version, given.tracker), (1, tracker(1, 1)), "the first request, arriving again");
    assert_eq!(vote(store, 1, 3).await.version, 3);
    assert_eq!(vote(store, 90, 1).await.version, 1);
    let (counted, votes) = tally(store, POLL).await;
    assert_eq!((votes, counted.revision), (vec![1, 4, 0], 10));
    let late = store.cast(ELECTION, villager(3), &cast(3, 1), &tracker(3, 1)).await;
    let at = start() + SignedDuration::from_secs(200);
    assert_eq!(late.expect("read"), Some(Err(CastRefusal::Closed { at })));
    let used = store.redeem_sign_in_link(LINK, &session(31)).await.expect("read");
    assert_eq!(used, Err(SignInRefusal::Used));
}
