//! What the file and the log may tell of an anonymous poll: while it is open, and once it is sealed.

use crate::village::{GROUP, POLL, cast, draft, open_by, owner, settle, start, tracker, villager, why};
use domain::{Electorate, Poll, PollId, Secrecy, Visibility};
use jiff::SignedDuration;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Ballots, Change, ManualClock, Polls, Store};
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use uuid::Uuid;

/// Enough for many pages.
const VOTERS: u16 = 300;
const OTHER: PollId = PollId(Uuid::from_u128(POLL.0.as_u128() + 100));

struct House {
    folder: TempDir,
    clock: Arc<ManualClock>,
    store: Arc<SqliteStore>,
}

impl House {
    /// A village with two anonymous polls, in which everybody has voted.
    async fn voted() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(ManualClock::at(start()));
        let store = open_by(&folder.path().join("juyi.db"), &clock).expect("a store");
        settle(&*store, VOTERS).await;
        let house = Self { folder, clock, store };
        for id in [anonymous(), OTHER] {
            house.opens(id).await;
        }
        for n in 1..=VOTERS {
            for id in [anonymous(), OTHER] {
                let recorded = house.store.cast(id, villager(n), &cast(n, 1), &tracker(n, 1)).await;
                recorded.expect("kept").expect("the poll").expect("a ballot");
            }
        }
        house
    }

    async fn opens(&self, id: PollId) {
        let longer = SignedDuration::from_hours(if id == OTHER { 1 } else { 0 });
        let poll = Poll {
            id,
            secrecy: Secrecy::Anonymous,
            visibility: Visibility::AfterClose,
            electorate: Electorate::FrozenAtOpening,
            deadline: start() + SignedDuration::from_hours(1) + longer,
            ..draft()
        };
        self.store.compose_poll(&poll).await.expect("composed");
        self.store.open_poll(id, &owner()).await.expect("kept").expect("the poll").expect("opened");
    }

    fn path(&self, end: &str) -> PathBuf {
        self.folder.path().join(format!("juyi.db{end}"))
    }

    /// Every byte of the database and its log.
    fn bytes(&self) -> Vec<u8> {
        ["", "-wal"].iter().flat_map(|end| std::fs::read(self.path(end)).expect("a file")).collect()
    }

    /// Every table and index as it was made.
    fn schema(&self) -> Vec<(String, Option<String>)> {
        let conn = Connection::open(self.path("")).expect("a connection");
        let mut statement =
            conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").expect("a question");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("an answer");
        rows.collect::<Result<_, _>>().expect("names and definitions")
    }

    /// The keys of the ballots, by which they are found among bytes.
    fn keys(&self) -> Vec<[u8; 16]> {
        let conn = Connection::open(self.path("")).expect("a connection");
        let mut statement = conn.prepare("SELECT key FROM detached_ballots").expect("a question");
        let keys = statement.query_map([], |row| row.get(0)).expect("an answer");
        keys.collect::<Result<_, _>>().expect("keys")
    }
}

fn anonymous() -> PollId {
    PollId(Uuid::from_u128(POLL.0.as_u128() + 99))
}

/// How many of `keys` stand anywhere among `bytes`.
fn found(keys: &[[u8; 16]], bytes: &[u8]) -> usize {
    let among: std::collections::HashSet<&[u8]> = bytes.windows(16).collect();
    keys.iter().filter(|key| among.contains(&key[..])).count()
}

#[tokio::test]
async fn once_it_is_sealed_no_byte_is_left_of_the_ballots_as_they_came() {
    let house = House::voted().await;
    let (came, schema) = (house.keys(), house.schema());
    assert_eq!((came.len(), found(&came, &house.bytes())), (600, 600));
    house
        .store
        .close_poll(anonymous(), &owner(), &why())
        .await
        .expect("kept")
        .expect("the poll")
        .expect("closed");
    assert_eq!(found(&came, &house.bytes()), 0);
    let kept = house.keys();
    assert_eq!((kept.len(), found(&kept, &house.bytes())), (600, 600), "and they are all there");
    assert_eq!(std::fs::metadata(house.path("-wal")).expect("the log").len(), 0);
    assert_eq!(house.schema(), schema, "the tables are as they were");
}

#[tokio::test]
async fn the_deadline_is_as_good_as_a_close_once_the_result_was_asked_for() {
    let house = House::voted().await;
    let came = house.keys();
    house.clock.advance(SignedDuration::from_hours(1));
    let tally = house.store.tally(anonymous()).await.expect("read").expect("the poll");
    assert_eq!((tally.turnout.cast, found(&came, &house.bytes())), (u32::from(VOTERS), 0));
    assert!(house.store.seal().await.expect("nothing is left to do"));
}

#[tokio::test]
async fn whoever_reads_meanwhile_keeps_the_log_and_it_is_emptied_when_they_are_done() {
    let house = House::voted().await;
    let came = house.keys();
    let reader = Connection::open(house.path("")).expect("a connection");
    reader.execute_batch("BEGIN; SELECT count(*) FROM polls").expect("somebody reads");
    house.clock.advance(SignedDuration::from_hours(1));
    assert!(!house.store.seal().await.expect("sealed"), "the log is held");
    let shown = house.store.tally(anonymous()).await.expect("read").expect("the poll");
    assert_eq!(shown.turnout.cast, u32::from(VOTERS), "the result does not wait for them");
    reader.execute_batch("COMMIT").expect("they are done");
    assert!(house.store.seal().await.expect("asked again"));
    assert_eq!(found(&came, &house.bytes()), 0);
}

#[tokio::test]
async fn what_ended_while_the_server_was_down_is_sealed_when_it_is_asked_to() {
    let House { folder, clock, store } = House::voted().await;
    drop(store);
    clock.advance(SignedDuration::from_hours(9));
    let store = open_by(&folder.path().join("juyi.db"), &clock).expect("a store");
    let house = House { folder, clock, store };
    let came = house.keys();
    assert!(house.store.seal().await.expect("sealed"));
    assert_eq!(found(&came, &house.bytes()), 0);
    assert!(house.store.seal().await.expect("done already"));
}

#[tokio::test]
async fn a_poll_that_is_withdrawn_is_sealed_too() {
    let house = House::voted().await;
    let came = house.keys();
    let why = "写错了".parse().expect("a reason");
    house
        .store
        .withdraw_poll(anonymous(), &owner(), &why)
        .await
        .expect("kept")
        .expect("the poll")
        .expect("taken");
    assert_eq!(found(&came, &house.bytes()), 0);
}

#[tokio::test]
async fn nothing_beside_a_ballot_names_or_dates_it_and_rows_are_not_numbered() {
    let house = House::voted().await;
    let conn = Connection::open(house.path("")).expect("a connection");
    let columns = |table: &str| {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        assert!(conn.prepare(&format!("SELECT rowid FROM {table}")).is_err(), "{table} numbers its rows");
        let names = statement.column_names().map(str::to_owned).collect::<Vec<_>>();
        let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(1)).expect("rows");
        (names, rows.collect::<Result<std::collections::BTreeSet<_>, _>>().expect("their second column"))
    };
    let (marks, people) = columns("marks");
    let (ballots, keys) = columns("detached_ballots");
    assert_eq!(marks, ["poll_id", "person_id", "cast_key"]);
    assert_eq!(ballots, ["poll_id", "key", "selection"]);
    assert!(people.is_disjoint(&keys) && keys.len() == 600);
    let named: i64 =
        conn.query_row("SELECT count(*) FROM ballots, casts", [], |row| row.get(0)).expect("a count");
    assert_eq!(named, 0, "and nothing stands where names stand");
}

#[tokio::test]
async fn a_second_mark_of_one_voter_does_not_fit_nor_one_of_somebody_who_may_not_vote() {
    let house = House::voted().await;
    let conn = Connection::open(house.path("")).expect("a connection");
    conn.pragma_update(None, "foreign_keys", true).expect("references are checked");
    house.clock.advance(SignedDuration::from_hours(1));
    // Before it is sealed, and after.
    for _ in 0..2 {
        let mark = |n: u16| {
            let sql = "INSERT INTO marks (poll_id, person_id, cast_key) VALUES (?1, ?2, ?3)";
            conn.execute(sql, (anonymous().0, villager(n).0, [7_u8; 16])).map_err(|error| error.to_string())
        };
        assert!(mark(1).expect_err("one voter, one mark").contains("UNIQUE"));
        assert!(mark(VOTERS + 1).expect_err("not on the electorate").contains("FOREIGN KEY"));
        assert!(house.store.seal().await.expect("sealed"));
    }
}

#[tokio::test]
async fn a_vote_that_cannot_be_kept_whole_leaves_neither_mark_nor_ballot() {
    let house = House::voted().await;
    let conn = Connection::open(house.path("")).expect("a connection");
    conn.execute_batch(
        "CREATE TRIGGER a BEFORE INSERT ON detached_ballots BEGIN SELECT RAISE(ABORT, 'no room'); END",
    )
    .expect("a trap");
    let before = house.store.recount(anonymous()).await.expect("read");
    let mut changes = house.store.changes();
    let failed = house.store.cast(anonymous(), villager(0), &cast(900, 1), &tracker(0, 1)).await;
    assert!(failed.is_err());
    assert_eq!(house.store.receipt(anonymous(), villager(0)).await.expect("read"), None);
    assert_eq!(house.store.recount(anonymous()).await.expect("read"), before);
    assert!(changes.try_recv().is_err(), "nothing was announced");
    conn.execute_batch("DROP TRIGGER a").expect("the trap is gone");
    let kept = house.store.cast(anonymous(), villager(0), &cast(900, 1), &tracker(0, 1)).await;
    kept.expect("kept").expect("the poll").expect("the same request is taken now");
    let told = changes.try_recv().expect("it is announced");
    assert!(matches!(told, Change::Tally { group_id: GROUP, tally } if tally.is_veiled()));
}
