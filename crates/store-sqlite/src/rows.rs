//! The shape of the database ends here: rows as they are kept, and the values of the domain they become.

pub(crate) mod ballot;
pub(crate) mod device;
pub(crate) mod event;
pub(crate) mod export;
pub(crate) mod group;
pub(crate) mod invitation;
pub(crate) mod log;
pub(crate) mod mail;
pub(crate) mod person;
pub(crate) mod poll;
pub(crate) mod question;
pub(crate) mod word;

use crate::failure::Failure;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use std::fmt::Display;

/// A row as SQLite gives it, read from the column `at` on.
pub(crate) trait Kept: Sized {
    /// How many columns it takes.
    const WIDTH: usize;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self>;
}

/// A row of two things side by side.
impl<A: Kept, B: Kept> Kept for (A, B) {
    const WIDTH: usize = A::WIDTH + B::WIDTH;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok((A::read(row, at)?, B::read(row, at + A::WIDTH)?))
    }
}

/// The row that `sql` finds, if it finds one.
pub(crate) fn one<R: Kept, T: TryFrom<R, Error = Failure>>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Option<T>, Failure> {
    let row = conn.prepare_cached(sql)?.query_row(params, |row| R::read(row, 0)).optional()?;
    row.map(T::try_from).transpose()
}

/// Every row that `sql` finds.
pub(crate) fn all<R: Kept, T: TryFrom<R, Error = Failure>>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Vec<T>, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| R::read(row, 0))?;
    rows.map(|row| T::try_from(row?)).collect()
}

/// Runs `sql`, and says how many rows it changed.
pub(crate) fn run(conn: &Connection, sql: &str, params: impl Params) -> Result<usize, Failure> {
    Ok(conn.prepare_cached(sql)?.execute(params)?)
}

/// The whole number that `sql` finds.
pub(crate) fn number(conn: &Connection, sql: &str, params: impl Params) -> Result<u32, Failure> {
    let found: i64 = conn.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
    small("number", found)
}

pub(crate) fn small<N: TryFrom<i64>>(what: &str, kept: i64) -> Result<N, Failure> {
    N::try_from(kept).map_err(|_| Failure::damaged(what, kept))
}

pub(crate) fn text<T: TryFrom<String, Error: Display>>(what: &str, kept: String) -> Result<T, Failure> {
    T::try_from(kept).map_err(|fault| Failure::damaged(what, fault))
}

pub(crate) fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

pub(crate) fn time(kept: i64) -> Result<Timestamp, Failure> {
    Timestamp::from_microsecond(kept).map_err(|error| Failure::damaged("time", error))
}

pub(crate) fn time_or_none(kept: Option<i64>) -> Result<Option<Timestamp>, Failure> {
    kept.map(time).transpose()
}
