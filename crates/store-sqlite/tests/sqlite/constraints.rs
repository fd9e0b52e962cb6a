//! What the file itself refuses, whoever writes to it.

use crate::village::{GROUP, POLL, open_by, settle, start, villager, vote};
use rusqlite::Connection;
use std::sync::Arc;
use store::ManualClock;
use store_sqlite::SqliteStore;

/// A village in which the first villager has cast; and a connection past the engine.
async fn village() -> (tempfile::TempDir, Arc<SqliteStore>, Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("juyi.db");
    let store = open_by(&path, &Arc::new(ManualClock::at(start()))).expect("a store");
    settle(&*store, 2).await;
    vote(&*store, 1, 1).await;
    let conn = Connection::open(path).expect("a connection");
    conn.pragma_update(None, "foreign_keys", true).expect("references are checked");
    (folder, store, conn)
}

#[tokio::test]
async fn a_second_ballot_of_one_voter_does_not_fit() {
    let (_folder, _store, conn) = village().await;
    let insert = |n: u16| {
        conn.execute(
            "INSERT INTO ballots (poll_id, person_id, version, tracker, cast_at, selection) \
             VALUES (?1, ?2, 1, 'X', 0, '{\"approve\":[1]}')",
            (POLL.0, villager(n).0),
        )
    };
    let refused = insert(1).expect_err("one voter, one ballot").to_string();
    assert!(refused.contains("UNIQUE constraint failed: ballots.poll_id, ballots.person_id"), "{refused}");
    let refused = insert(9).expect_err("not on the electorate").to_string();
    assert!(refused.contains("FOREIGN KEY"), "{refused}");
    assert_eq!(insert(2), Ok(1));
}

#[tokio::test]
async fn one_who_has_cast_cannot_be_taken_off_the_electorate() {
    let (_folder, _store, conn) = village().await;
    let strike = |n: u16| conn.execute("DELETE FROM electorate WHERE person_id = ?1", [villager(n).0]);
    assert!(strike(1).is_err());
    assert_eq!(strike(2), Ok(1));
}

#[tokio::test]
async fn the_history_of_casts_is_neither_changed_nor_cut() {
    let (_folder, _store, conn) = village().await;
    for sql in ["DELETE FROM casts", "UPDATE casts SET selection = '{\"approve\":[2]}'"] {
        let refused = conn.execute(sql, []).expect_err("kept for ever").to_string();
        assert!(refused.contains("only added to"), "{refused}");
    }
}

#[tokio::test]
async fn of_one_poll_one_event_stands_and_any_number_were_cancelled() {
    let (_folder, _store, conn) = village().await;
    let insert = |n: u16, cancelled: Option<i64>| {
        conn.execute(
            "INSERT INTO events (id, group_id, organiser, made, changed, title, place, note, starts, ends, zone, \
                 poll_id, option, sequence, revision, cancelled, cancelled_by, cancelled_why) \
             VALUES (?1, ?2, ?3, 0, 0, '大扫除', '', '', 0, 1, 'UTC', ?4, 1, 0, 1, ?5, iif(?5, ?3, NULL), \
                 iif(?5, '雨', NULL))",
            (villager(n).0, GROUP.0, villager(0).0, POLL.0, cancelled),
        )
    };
    for (n, cancelled) in [(1, Some(9)), (2, Some(9)), (3, None)] {
        assert_eq!(insert(n, cancelled), Ok(1));
    }
    let refused = insert(4, None).expect_err("one stands already").to_string();
    assert!(refused.contains("UNIQUE constraint failed: events.poll_id"), "{refused}");
}

#[tokio::test]
async fn a_group_has_one_owner() {
    let (_folder, _store, conn) = village().await;
    let sql = "UPDATE members SET role = 'owner' WHERE person_id = ?1";
    assert!(conn.execute(sql, [villager(1).0]).is_err());
}

#[tokio::test]
async fn an_id_is_sixteen_bytes_and_a_token_is_a_hash() {
    let (_folder, _store, conn) = village().await;
    let sql = "INSERT INTO people (id, name, unit, unit_key, since) VALUES (?1, '张三', '一栋', '一栋', 0)";
    assert!(conn.execute(sql, [&b"too short"[..]]).is_err());
    assert!(conn.execute(sql, ["0192000000007000"]).is_err(), "text is no id");
    let sql = "INSERT INTO sign_in_links (token, person_id, expires) VALUES (?1, ?2, 0)";
    assert!(conn.execute(sql, (&b"a token as it is"[..], villager(1).0)).is_err());
}
