use super::MIGRATIONS;
use crate::SqliteStore;
use crate::failure::Failure;
use domain::{Person, PersonId, Space, SpaceId};
use jiff::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{ManualClock, People, SeededChance, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

const NEXT: &str = "CREATE TABLE proxies (id BLOB PRIMARY KEY) STRICT";

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("juyi.db");
    (folder, path)
}

fn open(path: &Path, migrations: &[&str]) -> Result<SqliteStore, Failure> {
    SqliteStore::open_with(path, clock(), chance(), migrations)
}

fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(Timestamp::UNIX_EPOCH))
}

fn chance() -> Arc<SeededChance> {
    Arc::new(SeededChance::of(1))
}

/// The version of today's schema.
fn today() -> i64 {
    i64::try_from(MIGRATIONS.len()).expect("few")
}

/// What a backup of today's schema is called.
fn backup() -> String {
    format!("juyi.db.schema-{:04}.bak", today())
}

fn later(next: &'static str) -> Vec<&'static str> {
    MIGRATIONS.iter().copied().chain([next]).collect()
}

fn space() -> Space {
    Space { id: SpaceId(Uuid::from_u128(1)), name: "桂花村".parse().expect("a name") }
}

/// A database of today's schema with a space in it.
async fn settled(path: &Path) {
    let store = open(path, MIGRATIONS).expect("a store");
    let first = Person {
        id: PersonId(Uuid::from_u128(2)),
        name: "李一".parse().expect("a name"),
        alias: None,
        unit: "一栋".parse().expect("a unit"),
        since: Timestamp::UNIX_EPOCH,
    };
    store.found_space(&space(), &first).await.expect("founded");
}

async fn assert_settled(store: &SqliteStore) {
    assert_eq!(store.space().await.expect("read"), Some(space()));
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).expect("the folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn version(path: &Path) -> i64 {
    let conn = Connection::open(path).expect("a database");
    conn.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version")
}

#[test]
fn every_file_of_the_folder_is_a_migration_in_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let entries = std::fs::read_dir(folder).expect("the folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert_eq!(files.len(), MIGRATIONS.len());
    for (place, (file, migration)) in (1..).zip(files.iter().zip(MIGRATIONS)) {
        let name = file.file_name().expect("a name").to_string_lossy();
        let number: usize = name.split('_').next().and_then(|number| number.parse().ok()).expect("a number");
        assert!(number == place && name.ends_with(".sql"), "{name}");
        assert_eq!(std::fs::read_to_string(file).expect("a text"), *migration);
    }
}

#[test]
fn what_was_planned_and_sent_a_day_or_two_hours_before_is_said_in_hours_since_schema_11() {
    let conn = Connection::open_in_memory().expect("a database");
    conn.pragma_update(None, "foreign_keys", false).expect("nothing is referred to here");
    MIGRATIONS[..10].iter().for_each(|migration| conn.execute_batch(migration).expect("it runs"));
    let before = "INSERT INTO reminder_plans VALUES (x'01', 1, 1), (x'02', 1, 0), (x'03', 0, 1), (x'04', 0, 0); \
                  INSERT INTO reminders VALUES (x'01', 5, 'day_before', 3), (x'01', 6, 'hours_before', 2), (x'01', 7, 'by_hand', 1)";
    conn.execute_batch(before).expect("kept");
    conn.execute_batch(MIGRATIONS[10]).expect("it runs");
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    assert_eq!(texts("SELECT hours FROM reminder_plans ORDER BY poll_id"), ["[24,2]", "[24]", "[2]", "[]"]);
    assert_eq!(texts("SELECT kind FROM reminders ORDER BY at"), ["before_24", "before_2", "by_hand"]);
}

#[tokio::test]
async fn an_empty_file_gets_the_newest_schema_and_is_not_copied() {
    let (folder, path) = folder();
    std::fs::write(&path, b"").expect("an empty file");
    settled(&path).await;
    assert_settled(&open(&path, MIGRATIONS).expect("opened again")).await;
    assert_eq!(names(&folder), ["juyi.db"]);
    assert_eq!(version(&path), today());
}

#[tokio::test]
async fn an_older_one_is_copied_beside_itself_before_it_is_changed() {
    let (folder, path) = folder();
    settled(&path).await;
    let store = open(&path, &later(NEXT)).expect("migrated");
    assert_settled(&store).await;
    assert_eq!(store.vitals().await.expect("vitals").schema, u32::try_from(today() + 1).expect("few"));
    drop(store);
    assert_eq!((version(&path), names(&folder)), (today() + 1, vec!["juyi.db".into(), backup()]));
    let backup = folder.path().join(backup());
    assert_settled(&open(&backup, MIGRATIONS).expect("the backup opens in the older build")).await;
}

#[tokio::test]
async fn a_migration_that_fails_leaves_everything_as_it_was() {
    let (folder, path) = folder();
    settled(&path).await;
    for backups in 1..=2 {
        let broken = later("CREATE TABLE proxies (id BLOB); INSERT INTO nowhere VALUES (1)");
        assert!(open(&path, &broken).is_err());
        assert_eq!(
            (version(&path), names(&folder).len()),
            (today(), 1 + backups),
            "no backup is written over"
        );
        assert_settled(&open(&path, MIGRATIONS).expect("it opens as before")).await;
    }
    assert_settled(&open(&path, &later(NEXT)).expect("and migrates when it can")).await;
}

#[tokio::test]
async fn a_migration_may_rebuild_a_table_but_not_break_a_reference() {
    let (_folder, path) = folder();
    settled(&path).await;
    let broken = later("DELETE FROM people");
    let failure = open(&path, &broken).err().expect("refused").to_string();
    assert!(failure.contains("a reference is broken"), "{failure}");
    let rebuilt = later(
        "CREATE TABLE newer AS SELECT * FROM people; DROP TABLE people; \
         CREATE TABLE people (id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, alias TEXT, unit TEXT NOT NULL, \
             unit_key TEXT NOT NULL, since INTEGER NOT NULL) STRICT; \
         INSERT INTO people SELECT * FROM newer; DROP TABLE newer;",
    );
    assert_settled(&open(&path, &rebuilt).expect("rebuilt")).await;
}

#[tokio::test]
async fn where_no_backup_can_be_made_nothing_is_migrated() {
    let (folder, path) = folder();
    settled(&path).await;
    // A folder stands where the copy would be written.
    std::fs::create_dir(folder.path().join(backup() + ".part")).expect("a folder");
    let failure = open(&path, &later(NEXT)).err().expect("refused").to_string();
    assert!(failure.contains("no backup could be made"), "{failure}");
    assert_settled(&open(&path, MIGRATIONS).expect("it opens as before")).await;
}

#[tokio::test]
async fn one_of_a_newer_build_is_refused_in_plain_words_and_left_alone() {
    let (folder, path) = folder();
    settled(&path).await;
    drop(open(&path, &later(NEXT)).expect("migrated"));
    let before = std::fs::read(&path).expect("the file");
    let Err(StoreError::Unavailable(why)) = SqliteStore::open(&path, clock(), chance()) else {
        panic!("a newer schema must be refused");
    };
    let said = format!("has schema {} and this build knows {}", today() + 1, today());
    assert!(why.contains(&said) && why.contains("juyi.db"), "{why}");
    assert_eq!(std::fs::read(&path).expect("the file"), before);
    assert_eq!(names(&folder).len(), 2);
}

#[test]
fn what_is_no_database_or_another_programs_is_refused_and_left_alone() {
    let (folder, path) = folder();
    std::fs::write(&path, "Lieber Leser, dies ist keine Datenbank. ".repeat(99)).expect("a text");
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .and_then(|conn| conn.execute_batch("CREATE TABLE notes (x)"))
        .expect("a database");
    for path in [path, other] {
        let before = std::fs::read(&path).expect("the file");
        let opened = SqliteStore::open(&path, clock(), chance());
        assert!(matches!(opened, Err(StoreError::Damaged(_))), "{}", path.display());
        assert_eq!(std::fs::read(&path).expect("the file"), before);
    }
    let nowhere = folder.path().join("no/such/folder/juyi.db");
    let opened = SqliteStore::open(nowhere, clock(), chance());
    assert!(matches!(opened, Err(StoreError::Unavailable(_))));
}

#[tokio::test]
async fn a_value_that_makes_no_sense_is_reported_as_damage_not_as_absence() {
    let (_folder, path) = folder();
    settled(&path).await;
    let conn = Connection::open(&path).expect("a database");
    conn.execute("UPDATE space SET name = ' '", []).expect("damaged");
    let store = open(&path, MIGRATIONS).expect("it opens");
    assert!(matches!(store.space().await, Err(StoreError::Damaged(what)) if what.contains("space")));
}
