use super::{Kept, text, time};
use crate::failure::Failure;
use domain::{Person, PersonId, Space, SpaceId};
use rusqlite::Row;
use uuid::Uuid;

/// The columns of a [`PersonRow`], of the table called `p`.
macro_rules! person_columns {
    () => {
        "p.id, p.name, p.alias, p.unit, p.since"
    };
}
/// The order of every list of people `p`.
macro_rules! people_in_order {
    () => {
        "p.unit_key, p.name, p.id"
    };
}
/// Whether the person `p` bears the lower-case text `?2` and stands behind the person `?3`, where these are given. `?3` has a
/// place only if they are or were of `$group`: one who was removed keeps the row in `members`.
macro_rules! person_is_asked_for {
    (in $group:literal) => {
        concat!(
            "(?2 IS NULL OR instr(lower(p.name), ?2) OR instr(lower(p.alias), ?2) OR instr(lower(p.unit), ?2)) \
             AND (?3 IS NULL OR (p.unit_key, p.name, p.id) > (SELECT unit_key, name, id FROM people WHERE id = \
                 (SELECT person_id FROM members WHERE person_id = ?3 AND group_id = ",
            $group,
            ")))"
        )
    };
}
pub(crate) use {people_in_order, person_columns, person_is_asked_for};

pub(crate) struct PersonRow {
    id: Uuid,
    name: String,
    alias: Option<String>,
    unit: String,
    since: i64,
}

impl Kept for PersonRow {
    const WIDTH: usize = 5;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            name: row.get(at + 1)?,
            alias: row.get(at + 2)?,
            unit: row.get(at + 3)?,
            since: row.get(at + 4)?,
        })
    }
}

impl TryFrom<PersonRow> for Person {
    type Error = Failure;
    fn try_from(row: PersonRow) -> Result<Self, Failure> {
        Ok(Self {
            id: PersonId(row.id),
            name: text("name", row.name)?,
            alias: row.alias.map(|alias| text("alias", alias)).transpose()?,
            unit: text("unit", row.unit)?,
            since: time(row.since)?,
        })
    }
}

/// What people are ordered and compared by: the parts of the unit, whatever blanks stand between them.
pub(crate) fn unit_key(person: &Person) -> String {
    person.unit.parts().collect::<Vec<_>>().join("\u{1f}")
}

pub(crate) struct SpaceRow {
    id: Uuid,
    name: String,
}

impl Kept for SpaceRow {
    const WIDTH: usize = 2;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(at)?, name: row.get(at + 1)? })
    }
}

impl TryFrom<SpaceRow> for Space {
    type Error = Failure;
    fn try_from(row: SpaceRow) -> Result<Self, Failure> {
        Ok(Self { id: SpaceId(row.id), name: text("space", row.name)? })
    }
}
