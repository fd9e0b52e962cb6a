//! The lines of a sign-up, in the order in which they were joined.

use crate::failure::Failure;
use crate::rows::ballot::{Line, LineRow};
use crate::rows::person::{PersonRow, person_columns};
use crate::rows::{all, number, small};
use domain::{PersonId, PollId};
use rusqlite::{Connection, OptionalExtension, params};
use store::{SignUpQuery, SignUpRow};

/// The last lines that joined before the one that is asked for.
pub(crate) fn list(
    conn: &Connection,
    poll_id: PollId,
    query: SignUpQuery,
) -> Result<Vec<SignUpRow>, Failure> {
    let sql = concat!(
        "SELECT ",
        person_columns!(),
        ", l.joined, l.place, l.selection FROM \
         (SELECT person_id, joined, selection, row_number() OVER (ORDER BY joined) AS place \
          FROM ballots WHERE poll_id = ?1 AND joined IS NOT NULL) l \
         JOIN people p ON p.id = l.person_id WHERE ?2 IS NULL OR l.joined < ?2 ORDER BY l.joined DESC LIMIT ?3"
    );
    let before = query.before.map(|before| i64::try_from(before).unwrap_or(i64::MAX));
    let found = all::<(PersonRow, LineRow), Line>(conn, sql, params![poll_id.0, before, query.limit])?;
    Ok(found.into_iter().rev().map(|Line(row)| row).collect())
}

/// The place of somebody's line, if they have one.
pub(crate) fn place(conn: &Connection, poll_id: PollId, person_id: PersonId) -> Result<Option<u32>, Failure> {
    let Some(joined) = joined(conn, poll_id, person_id)? else { return Ok(None) };
    let sql = "SELECT COUNT(*) FROM ballots WHERE poll_id = ?1 AND joined <= ?2";
    number(conn, sql, (poll_id.0, i64::try_from(joined).unwrap_or(i64::MAX))).map(Some)
}

/// When somebody joined the line, if they are in it.
pub(crate) fn joined(
    conn: &Connection,
    poll_id: PollId,
    person_id: PersonId,
) -> Result<Option<u64>, Failure> {
    let sql = "SELECT joined FROM ballots WHERE poll_id = ?1 AND person_id = ?2 AND joined IS NOT NULL";
    let mut statement = conn.prepare_cached(sql)?;
    let kept = statement.query_row((poll_id.0, person_id.0), |row| row.get(0)).optional()?;
    kept.map(|joined: i64| small("joined", joined)).transpose()
}
