//! What was done to polls. It is only added to.

use crate::failure::Failure;
use crate::rows::log::{LogRow, edition, instants, word};
use crate::rows::{all, micros, run};
use domain::{Deed, LogEntry, PersonId, PollId};
use jiff::Timestamp;
use rusqlite::{Connection, params};

/// Writes down what `by` did.
pub(crate) fn add(
    conn: &Connection,
    poll_id: PollId,
    at: Timestamp,
    by: PersonId,
    deed: &Deed,
) -> Result<(), Failure> {
    let word = word(deed).ok_or_else(|| Failure::damaged("deed", "time did it"))?;
    let [opens, from, to] = instants(deed).map(|at| at.map(micros));
    run(
        conn,
        "INSERT INTO poll_log (poll_id, place, at, by_person, deed, opens, moved_from, moved_to, reason, \
             edition) \
         SELECT ?1, ifnull(MAX(place), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM poll_log WHERE poll_id = ?1",
        params![
            poll_id.0,
            micros(at),
            by.0,
            word,
            opens,
            from,
            to,
            deed.reason().map(domain::Reason::as_str),
            edition(deed),
        ],
    )?;
    Ok(())
}

/// What was done, in that order.
pub(crate) fn read(conn: &Connection, poll_id: PollId) -> Result<Vec<LogEntry>, Failure> {
    let sql = "SELECT at, by_person, deed, opens, moved_from, moved_to, reason, edition FROM poll_log \
               WHERE poll_id = ?1 ORDER BY place";
    all::<LogRow, _>(conn, sql, [poll_id.0])
}
