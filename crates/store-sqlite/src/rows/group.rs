use super::person::PersonRow;
use super::word::Word;
use super::{Kept, text, time};
use crate::failure::Failure;
use domain::{Group, GroupId, GroupKind, Member, PersonId, Role};
use rusqlite::Row;
use store::RosterRow;
use uuid::Uuid;

pub(crate) struct GroupRow {
    id: Uuid,
    name: String,
    kind: String,
    since: i64,
}

impl Kept for GroupRow {
    const WIDTH: usize = 4;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get(at)?, name: row.get(at + 1)?, kind: row.get(at + 2)?, since: row.get(at + 3)? })
    }
}

impl TryFrom<GroupRow> for Group {
    type Error = Failure;
    fn try_from(row: GroupRow) -> Result<Self, Failure> {
        Ok(Self {
            id: GroupId(row.id),
            name: text("group name", row.name)?,
            kind: GroupKind::meaning(&row.kind)?,
            since: time(row.since)?,
        })
    }
}

pub(crate) struct MemberRow {
    group_id: Uuid,
    person_id: Uuid,
    role: String,
    joined: i64,
}

impl Kept for MemberRow {
    const WIDTH: usize = 4;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            group_id: row.get(at)?,
            person_id: row.get(at + 1)?,
            role: row.get(at + 2)?,
            joined: row.get(at + 3)?,
        })
    }
}

impl TryFrom<MemberRow> for Member {
    type Error = Failure;
    fn try_from(row: MemberRow) -> Result<Self, Failure> {
        Ok(Self {
            group_id: GroupId(row.group_id),
            person_id: PersonId(row.person_id),
            role: Role::meaning(&row.role)?,
            joined: time(row.joined)?,
        })
    }
}

pub(crate) struct Membership(pub(crate) Group, pub(crate) Member);

impl TryFrom<(GroupRow, MemberRow)> for Membership {
    type Error = Failure;
    fn try_from((group, member): (GroupRow, MemberRow)) -> Result<Self, Failure> {
        Ok(Self(group.try_into()?, member.try_into()?))
    }
}

/// Whether there is a namesake, in the last column.
pub(crate) struct Namesake(bool);

impl Kept for Namesake {
    const WIDTH: usize = 1;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self(row.get(at)?))
    }
}

pub(crate) type RosterColumns = ((MemberRow, PersonRow), Namesake);

pub(crate) struct Line(pub(crate) RosterRow);

impl TryFrom<RosterColumns> for Line {
    type Error = Failure;
    fn try_from(((member, person), Namesake(namesake)): RosterColumns) -> Result<Self, Failure> {
        Ok(Self(RosterRow { member: member.try_into()?, person: person.try_into()?, namesake }))
    }
}
