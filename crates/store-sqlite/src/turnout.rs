//! How the turnout of a poll came about.

use crate::failure::Failure;
use crate::rows::{small, time};
use domain::{PollId, Turnout, UnitTurnout};
use rusqlite::Connection;
use store::TurnoutRecord;

/// All of one snapshot. Nothing if there is no such poll.
pub(crate) fn record(conn: &Connection, poll_id: PollId) -> Result<Option<TurnoutRecord>, Failure> {
    if crate::polls::find(conn, poll_id)?.is_none() {
        return Ok(None);
    }
    Ok(Some(TurnoutRecord { units: units(conn, poll_id)?, first_casts: first_casts(conn, poll_id)? }))
}

fn units(conn: &Connection, poll_id: PollId) -> Result<Vec<UnitTurnout>, Failure> {
    // Behind U+001F is what is further in: see the first migration.
    let sql = "SELECT substr(p.unit_key, 1, ifnull(nullif(instr(p.unit_key, char(31)), 0) - 1, length(p.unit_key))) AS outermost, \
               COUNT(b.person_id) + COUNT(m.person_id), COUNT(*) \
               FROM electorate e JOIN people p ON p.id = e.person_id \
               LEFT JOIN ballots b ON b.poll_id = e.poll_id AND b.person_id = e.person_id \
               LEFT JOIN marks m ON m.poll_id = e.poll_id AND m.person_id = e.person_id \
               WHERE e.poll_id = ?1 GROUP BY outermost ORDER BY outermost";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([poll_id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (unit, cast, entitled) = row?;
        let turnout = Turnout { cast: small("cast", cast)?, entitled: small("entitled", entitled)? };
        Ok(UnitTurnout { unit, turnout })
    })
    .collect()
}

fn first_casts(conn: &Connection, poll_id: PollId) -> Result<Vec<jiff::Timestamp>, Failure> {
    let sql = "SELECT cast_at FROM casts WHERE poll_id = ?1 AND version = 1 ORDER BY cast_at";
    let mut statement = conn.prepare_cached(sql)?;
    let kept = statement.query_map([poll_id.0], |row| row.get(0))?;
    kept.map(|at| time(at?)).collect()
}
