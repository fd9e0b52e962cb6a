//! An answer means durable; what is not durable gets none.

use crate::village::{
    GROUP, POLL, cast, open_by, owner, person, session, settle, start, tracker, villager, vote,
};
use domain::{Session, SignInLink, Tally};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Ballots, Change, Groups, ManualClock, Sessions, Store, StoreError, TokenHash, Vitals};
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
    open_by(&folder.path().join("juyi.db"), &Arc::new(ManualClock::at(start()))).expect("a store")
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
    let vitals = house.store.vitals().await.expect("vitals");
    let (engine, journal_mode, schema) = ("sqlite".into(), Some("wal".into()), vitals.schema);
    assert_eq!(vitals, Vitals { engine, schema, journal_mode, synchronous: Some(2) });
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

/// Makes every commit fail that keeps a cast of the second villager or removes the third, and only then: at the COMMIT
/// itself, by a reference that is checked no sooner.
fn set_a_trap(conn: &Connection) {
    let spring = |name: &str, event: &str, n: u16| {
        let person = villager(n).0.simple();
        format!(
            "CREATE TRIGGER {name} AFTER {event} WHEN NEW.person_id = x'{person}' \
             BEGIN INSERT INTO trap VALUES (x'00'); END;"
        )
    };
    let trap = "CREATE TABLE trap (to_nobody BLOB REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED);";
    let (casts, members) = (spring("a", "INSERT ON casts", 2), spring("b", "UPDATE ON members", 3));
    conn.execute_batch(&format!("{trap} {casts} {members}")).expect("the trap is set");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_gives_no_receipt_and_the_next_cast_is_taken() {
    let house = house(9).await;
    vote(&*house.store, 1, 1).await;
    let before = tally(&house.store).await;
    let mut changes = house.store.changes();
    set_a_trap(&house.intruder());
    let refused = house.store.cast(POLL, villager(2), &cast(2, 1), &tracker(2, 1)).await;
    let error = refused.expect_err("no receipt");
    assert!(matches!(&error, StoreError::Unavailable(why) if why.contains("FOREIGN KEY")), "{error}");
    assert!(house.store.remove_member(&owner(), villager(3)).await.is_err());
    assert_eq!(changes.try_recv().err(), Some(TryRecvError::Empty), "nothing was announced");
    assert_eq!(tally(&house.store).await, before);
    vote(&*house.store, 4, 1).await;
    let after = tally(&house.store).await;
    assert_eq!((after.turnout.cast, after.revision), (2, before.revision + 1));
    let announced = Change::Tally { group_id: GROUP, tally: after };
    assert_eq!(changes.try_recv(), Ok(announced), "nothing of what failed is announced later");
    assert_eq!(changes.try_recv().err(), Some(TryRecvError::Empty));
    assert!(house.store.member(GROUP, villager(3)).await.expect("read").is_some());
    house.intruder().execute_batch("DROP TRIGGER a").expect("the trap is taken away");
    assert_eq!(vote(&*house.store, 2, 1).await.version, 1, "the same request is taken now");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_commit_that_fails_are_told_so_and_none_is_kept() {
    let house = house(9).await;
    let before = tally(&house.store).await;
    set_a_trap(&house.intruder());
    // While another holds the lock, they arrive; then they are committed together, or a few before the others.
    let lock = house.intruder();
    lock.execute_batch("BEGIN IMMEDIATE").expect("the lock is taken");
    let mut tasks = JoinSet::new();
    for n in 1..=9 {
        let store = Arc::clone(&house.store);
        tasks.spawn(async move { store.cast(POLL, villager(n), &cast(n, 1), &tracker(n, 1)).await });
    }
    lock.execute_batch("COMMIT").expect("the lock is let go");
    let answers = tasks.join_all().await;
    let kept = answers.iter().filter(|answer| matches!(answer, Ok(Some(Ok(_))))).count();
    let failed = answers.iter().filter(|answer| answer.is_err()).count();
    assert!(failed >= 1 && kept + failed == 9, "{answers:?}");
    let after = tally(&house.store).await;
    assert_eq!(after.turnout.cast as usize, kept);
    assert_eq!(after.revision, before.revision + u64::from(after.turnout.cast));
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
