use super::Work;
use crate::SqliteStore;
use crate::rows::run;
use domain::{GroupId, PollId, Tally, Turnout};
use jiff::Timestamp;
use std::sync::Arc;
use store::{Change, ManualClock, SeededChance, Store, StoreError};
use uuid::Uuid;

fn store() -> (tempfile::TempDir, SqliteStore) {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(ManualClock::at(Timestamp::UNIX_EPOCH));
    let store = SqliteStore::open(folder.path().join("juyi.db"), clock, Arc::new(SeededChance::of(1)))
        .expect("a store");
    (folder, store)
}

const ENTER: &str =
    "INSERT INTO people (id, name, unit, unit_key, since) VALUES (?1, '张三', '一栋', '一栋', 0)";

/// The result of a poll without options, at a revision.
fn tally(revision: u8) -> Change {
    let (poll_id, turnout) = (PollId(Uuid::nil()), Turnout::default());
    let tally =
        Tally { poll_id, revision: revision.into(), counts: vec![], abstained: 0, rounds: vec![], turnout };
    Change::Tally { group_id: GroupId(Uuid::nil()), tally }
}

#[tokio::test]
async fn a_write_that_panics_is_undone_and_the_writer_lives() {
    let (_folder, store) = store();
    let panicked: Result<(), StoreError> = store
        .writer
        .write(|work| {
            run(work.conn, ENTER, [[1; 16]])?;
            panic!("a mistake in one write");
        })
        .await;
    assert!(matches!(panicked, Err(StoreError::Unavailable(_))));
    let entered =
        store.readers.read(|conn| crate::rows::number(conn, "SELECT COUNT(*) FROM people", [])).await;
    assert_eq!(entered.expect("read"), 0);
    assert!(store.vitals().await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_commit_only_what_failed_is_undone_and_the_last_tally_is_announced() {
    let (_folder, store) = store();
    let store = Arc::new(store);
    let mut changes = store.changes();
    // The writer is kept busy until all three wait.
    let (begun, busy) = tokio::sync::oneshot::channel();
    let (go_on, held) = std::sync::mpsc::channel::<()>();
    let first = {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let hold = move |_: &mut Work<'_>| {
                begun.send(()).expect("somebody waits");
                held.recv().expect("it is told to go on");
                Ok(())
            };
            store.writer.write(hold).await
        })
    };
    busy.await.expect("the writer is busy");
    let write = |id: u8, fails: bool| {
        store.writer.write(move |work| {
            run(work.conn, ENTER, [[id; 16]])?;
            work.announce(tally(id));
            if fails {
                run(work.conn, ENTER, [[id; 16]])?;
            }
            Ok(())
        })
    };
    let all = async { tokio::join!(write(1, false), write(2, false), write(3, true)) };
    let waiting = async { go_on.send(()).expect("the writer waits") };
    // Polled in this order.
    let ((one, two, three), ()) = tokio::join!(biased; all, waiting);
    assert!(first.await.expect("done").is_ok());
    assert!(one.is_ok() && two.is_ok() && three.is_err());
    let entered =
        store.readers.read(|conn| crate::rows::number(conn, "SELECT COUNT(*) FROM people", [])).await;
    assert_eq!(entered.expect("read"), 2);
    assert_eq!(changes.try_recv(), Ok(tally(2)));
    assert!(changes.try_recv().is_err());
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let (_folder, store) = store();
    let refused = store.readers.read(|conn| run(conn, ENTER, [[1; 16]])).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(why)) if why.contains("readonly")));
}

#[tokio::test]
async fn a_question_that_panics_costs_no_connection() {
    let (_folder, store) = store();
    for _ in 0..9 {
        let panicked: Result<(), StoreError> = store.readers.read(|_| panic!("a mistake in one read")).await;
        assert!(panicked.is_err());
    }
    assert!(store.readers.read(|conn| crate::rows::number(conn, "SELECT 1", [])).await.is_ok());
}
