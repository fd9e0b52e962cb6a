//! What makes a poll anonymous to members, once it is over, anonymous to whoever holds the file as well.
//!
//! While it is open, a mark and a ballot of one commit lie side by side in the log, and the cells of a page lie in the order in
//! which they were written. So both tables are made anew, all of their rows in random order, and the old pages are zeroed
//! (`secure_delete`). Not only the rows of the polls that are over: what a page leaves between its cells is not cleaned by
//! taking some of them out, only by giving up the page.

use crate::failure::Failure;
use crate::polls;
use crate::rows::run;
use crate::writer::Work;
use domain::PollId;
use rusqlite::Connection;
use std::time::Duration;
use store::Chance;
use uuid::Uuid;

/// How long those who read may keep the log from being emptied, while nothing is written.
const PATIENCE: Duration = Duration::from_millis(250);

/// Seals the polls that are to be and are not yet, and has the log emptied behind the commit where it may hold more than is in
/// the tables now.
pub(crate) fn seal(work: &mut Work<'_>) -> Result<(), Failure> {
    let mut due = polls::not_sealed(work.conn)?;
    due.retain(|poll| poll.is_to_be_sealed(work.now));
    if !due.is_empty() {
        make_marks_anew(work.conn, work.chance)?;
        make_ballots_anew(work.conn, work.chance)?;
        for poll in due {
            run(work.conn, "UPDATE polls SET sealed = 1 WHERE id = ?1", [poll.id.0])?;
        }
        work.log.fill();
    }
    work.empty_log();
    Ok(())
}

/// Whether the poll was sealed.
pub(crate) fn is_sealed(conn: &Connection, id: PollId) -> Result<bool, Failure> {
    let mut statement = conn.prepare_cached("SELECT sealed FROM polls WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0))?)
}

fn make_marks_anew(conn: &Connection, chance: &dyn Chance) -> Result<(), Failure> {
    let mut marks = rows(conn, "SELECT poll_id, person_id, cast_key FROM marks", |row| {
        Ok((row.get::<_, Uuid>(0)?, row.get::<_, Uuid>(1)?, row.get::<_, Uuid>(2)?))
    })?;
    marks.sort_by_cached_key(|_| chance.draw());
    empty(conn, "marks")?;
    for mark in marks {
        run(conn, "INSERT INTO marks (poll_id, person_id, cast_key) VALUES (?1, ?2, ?3)", mark)?;
    }
    Ok(())
}

fn make_ballots_anew(conn: &Connection, chance: &dyn Chance) -> Result<(), Failure> {
    let mut ballots = rows(conn, "SELECT poll_id, selection FROM detached_ballots", |row| {
        Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?))
    })?;
    ballots.sort_by_cached_key(|_| chance.draw());
    empty(conn, "detached_ballots")?;
    for (poll_id, selection) in ballots {
        keep(conn, PollId(poll_id), &selection, chance)?;
    }
    Ok(())
}

/// Keeps a ballot with nothing beside it.
pub(crate) fn keep(
    conn: &Connection,
    poll_id: PollId,
    selection: &str,
    chance: &dyn Chance,
) -> Result<(), Failure> {
    let sql = "INSERT INTO detached_ballots (poll_id, key, selection) VALUES (?1, ?2, ?3)";
    run(conn, sql, (poll_id.0, chance.draw(), selection))?;
    Ok(())
}

fn rows<T>(
    conn: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Makes `table` anew as it was made. Dropping it gives up every page of it; deleting its rows would keep some.
fn empty(conn: &Connection, table: &str) -> Result<(), Failure> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let made: String = conn.query_row(sql, [table], |row| row.get(0))?;
    conn.execute_batch(&format!("DROP TABLE {table}; {made}"))?;
    Ok(())
}

/// Moves the log into the file and cuts it to nothing; false if somebody is reading it.
pub(crate) fn empty_log(conn: &Connection) -> bool {
    let cut = || -> rusqlite::Result<bool> {
        conn.busy_timeout(PATIENCE)?;
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>(0)? == 0))
    };
    let emptied = cut().unwrap_or(false);
    // If even this fails, so does the next write, and says so.
    let _ = conn.busy_timeout(crate::open::PATIENCE);
    emptied
}
