//! An answer means durable; what is not durable gets none.

use crate::village::{POLL, cast, owner, person, session, settle, start, tracker, villager, vote};
use domain::{Session, SignInLink, Tally};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Ballots, ManualClock, Polls, Sessions, Store, StoreError, TokenHash, Vitals};
use store_sqlite::SqliteStore;
use tokio::sync::broadcast::error::TryRecvError;
use tokio::task::JoinSet;

struct House {
    folder: tempfile::TempDir,
    store: Arc<SqliteStore>,
}

impl House {
    fn path(&self) -> PathBuf {
        self.folder.path().join("juyi.db")
    }

    /// Another program that writes to the same file.
    fn intruder(&self) -> Connection {
        Connection::open(self.path()).expect("a connection")
    }
}

fn open(folder: &tempfile::TempDir) -> Arc<SqliteStore> {
    let clock = Arc::new(ManualClock::at(start()));
    Arc::new(SqliteStore::open(folder.path().join("juyi.db"), clock).expect("a store"))
}

async fn house(villagers: u16) -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder);
    settle(&*store, villagers).await;
    House { folder, store }
}

async fn tally(store: &SqliteStore) -> Tally {
    let tally = store.tally(POLL).await.expect("read").expect("the poll");
    assert_eq!(store.recount(POLL).await.expect("read").as_ref(), Some(&tally));
    tally
}

#[tokio::test]
async fn the_live_writer_reports_a_write_ahead_log_and_full_synchrony() {
    let house = house(0).await;
    let expected =
        Vitals { engine: "sqlite".into(), schema: 1, journal_mode: Some("wal".into()), synchronous: Some(2) };
    assert_eq!(house.store.vitals().await.expect("vitals"), expected);
}

#[tokio::test]
async fn what_was_kept_is_there_when_it_is_opened_again_and_one_file_is_left_behind() {
    let house = house(3).await;
    let receipt = vote(&*house.store, 1, 1).await;
    let before = tally(&house.store).await;
    let House { folder, store } = house;
    drop(store);
    let files: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let store = open(&folder);
    assert_eq!(store.receipt(POLL, villager(1)).await.expect("read"), Some(receipt));
    assert_eq!(tally(&store).await, before);
    assert_eq!(vote(&*store, 1, 2).await.version, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_before_the_store_is_dropped_is_done() {
    let House { folder, store } = house(20).await;
    let mut tasks = JoinSet::new();
    for n in 1..=20 {
        let store = Arc::clone(&store);
        tasks.spawn(async move { vote(&*store, n, 1).await });
    }
    drop(store);
    let receipts = tasks.join_all().await;
    let store = open(&folder);
    assert_eq!((receipts.len(), tally(&store).await.turnout.cast), (20, 20));
}

/// Makes every commit that moves a revision fail, and only then: at the COMMIT itself, by a reference that is checked
/// no sooner.
const FAILING: &str = "
    CREATE TABLE trap (to_nobody BLOB REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER sprung AFTER UPDATE ON revisions BEGIN INSERT INTO trap VALUES (x'00'); END;";

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_gives_no_receipt_and_the_next_cast_is_taken() {
    let house = house(9).await;
    vote(&*house.store, 1, 1).await;
    let before = tally(&house.store).await;
    let mut changes = house.store.changes();
    house.intruder().execute_batch(FAILING).expect("the trap is set");
    let mut tasks = JoinSet::new();
    for n in 2..=9 {
        let store = Arc::clone(&house.store);
        tasks.spawn(async move { store.cast(POLL, villager(n), &cast(n, 1), &tracker(n, 1)).await });
    }
    for answer in tasks.join_all().await {
        let error = answer.expect_err("no receipt");
        assert!(matches!(&error, StoreError::Unavailable(why) if why.contains("FOREIGN KEY")), "{error}");
    }
    assert!(house.store.close_poll(POLL, &owner()).await.is_err());
    assert_eq!(changes.try_recv().err(), Some(TryRecvError::Empty), "nothing was announced");
    assert_eq!(tally(&house.store).await, before);
    house.intruder().execute_batch("DROP TRIGGER sprung").expect("the trap is taken away");
    for n in 2..=9 {
        vote(&*house.store, n, 1).await;
    }
    let after = tally(&house.store).await;
    assert_eq!((after.turnout.cast, after.revision), (9, before.revision + 8));
}

#[tokio::test(flavor = "multi_thread")]
async fn beyond_the_queue_writes_are_told_to_come_again_and_the_others_are_kept() {
    let house = house(1).await;
    let intruder = house.intruder();
    intruder.execute_batch("BEGIN IMMEDIATE").expect("the lock is taken");
    // The writer takes at most a thousand in hand, and 4096 may wait.
    let mut tasks = JoinSet::new();
    for n in 0..5200_u16 {
        let store = Arc::clone(&house.store);
        tasks.spawn(async move {
            let mut token = [1; 32];
            token[..2].copy_from_slice(&n.to_be_bytes());
            let link = SignInLink { person_id: person(0).id, expires: start() + Session::LIFE };
            (TokenHash(token), store.put_sign_in_link(TokenHash(token), &link).await)
        });
    }
    let mut kept = Vec::new();
    let mut busy = 0;
    // The first to be answered is one for whom there was no room.
    while let Some(answer) = tasks.join_next().await {
        match answer.expect("answered") {
            (_, Err(StoreError::Busy)) => {
                if busy == 0 {
                    intruder.execute_batch("COMMIT").expect("the lock is let go");
                }
                busy += 1;
            }
            (token, kept_it) => {
                kept_it.expect("kept");
                kept.push(token);
            }
        }
    }
    assert!(busy > 0 && kept.len() >= 4096, "{busy} refused, {} kept", kept.len());
    let used = house.store.redeem_sign_in_link(kept[4095], &session(500)).await.expect("read");
    assert!(used.is_ok(), "what was answered is kept");
}

#[tokio::test]
async fn what_another_process_commits_is_counted() {
    let house = house(3).await;
    vote(&*house.store, 1, 1).await;
    let other = open(&house.folder);
    vote(&*other, 2, 1).await;
    assert_eq!(tally(&house.store).await.turnout.cast, 2);
    vote(&*house.store, 3, 1).await;
    vote(&*other, 1, 2).await;
    let (ours, theirs) = (tally(&house.store).await, tally(&other).await);
    assert_eq!((ours.turnout.cast, ours.revision), (3, 5));
    assert_eq!(ours, theirs);
}
