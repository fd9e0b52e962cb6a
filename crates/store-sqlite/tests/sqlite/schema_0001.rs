//! A database that the first build made opens in this one, and says what it was told.

mod content;

use crate::village::{POLL, cast, open_by, session, start, tracker, villager, vote};
use content::{ELECTION, LINK, look, tally};
use domain::{CastRefusal, SignInRefusal};
use jiff::SignedDuration;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use store::{Ballots, ManualClock, Sessions, Store};
use store_sqlite::SqliteStore;

/// When it was last written to.
const LATER: SignedDuration = SignedDuration::from_secs(300);

/// A copy, opened: what is kept is never written to.
fn opened(folder: &Path) -> Arc<SqliteStore> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-0001.db");
    let copy = folder.join("juyi.db");
    std::fs::copy(&kept, &copy).expect("copied");
    open_by(&copy, &Arc::new(ManualClock::at(start() + LATER))).expect("it opens")
}

#[tokio::test]
async fn a_database_of_the_first_schema_opens_and_says_what_it_was_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = opened(folder.path());
    look(&*store).await;
    go_on(&store).await;
    assert!(store.vitals().await.expect("vitals").schema >= 1);
}

#[test]
fn an_old_database_and_a_new_one_have_the_same_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = folder.path().join("new.db");
    drop(opened(folder.path()));
    drop(open_by(&new, &Arc::new(ManualClock::at(start()))).expect("it is made"));
    let tables = |path: &Path| {
        let conn = Connection::open(path).expect("a database");
        let mut statement = conn
            .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .expect("a question");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("an answer");
        rows.collect::<Result<Vec<(String, String)>, _>>().expect("names and definitions")
    };
    // A migration that was released is never edited: those who have run it would not get the change.
    assert_eq!(tables(&folder.path().join("juyi.db")), tables(&new));
}

/// Life goes on in it.
async fn go_on(store: &SqliteStore) {
    let given = vote(store, 1, 1).await;
    let kept = given.named.expect("a named ballot");
    assert_eq!((given.version, kept.tracker), (1, tracker(1, 1)), "the first request, arriving again");
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
