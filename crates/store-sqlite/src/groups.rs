use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::group::{GroupRow, Line, MemberRow, Membership, RosterColumns};
use crate::rows::person::{people_in_order, person_columns, person_is_asked_for};
use crate::rows::word::Word;
use crate::rows::{all, micros, number, one, run};
use crate::writer::Work;
use crate::{calendar, electorate};
use async_trait::async_trait;
use domain::{Group, GroupId, Member, PersonId, Role, RoleRefusal};
use rusqlite::{Connection, params};
use store::{Change, Groups, RosterQuery, RosterRow, StoreError};

#[async_trait]
impl Groups for SqliteStore {
    async fn create_group(&self, group: &Group, owner: &Member) -> Result<(), StoreError> {
        let (group, owner) = (group.clone(), owner.clone());
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "INSERT INTO groups (id, name, kind, since) VALUES (?1, ?2, ?3, ?4)",
                    params![group.id.0, group.name.as_str(), group.kind.word(), micros(group.since)],
                )?;
                admit(work.conn, &Member { group_id: group.id, ..owner })
            })
            .await
    }

    async fn group(&self, id: GroupId) -> Result<Option<Group>, StoreError> {
        self.readers.read(move |conn| find(conn, id)).await
    }

    async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let sql = "SELECT id, name, kind, since FROM groups ORDER BY since, id";
        self.readers.read(move |conn| all::<GroupRow, _>(conn, sql, [])).await
    }

    async fn member(&self, group_id: GroupId, person_id: PersonId) -> Result<Option<Member>, StoreError> {
        self.readers.read(move |conn| member(conn, group_id, person_id)).await
    }

    async fn memberships(&self, person_id: PersonId) -> Result<Vec<(Group, Member)>, StoreError> {
        let sql = "SELECT g.id, g.name, g.kind, g.since, m.group_id, m.person_id, m.role, m.joined \
                   FROM members m JOIN groups g ON g.id = m.group_id \
                   WHERE m.person_id = ?1 AND m.removed IS NULL ORDER BY g.since, g.id";
        let found = self
            .readers
            .read(move |conn| all::<(GroupRow, MemberRow), Membership>(conn, sql, [person_id.0]))
            .await?;
        Ok(found.into_iter().map(|Membership(group, member)| (group, member)).collect())
    }

    async fn member_count(&self, group_id: GroupId) -> Result<u32, StoreError> {
        self.readers.read(move |conn| member_count(conn, group_id)).await
    }

    async fn roster(&self, group_id: GroupId, query: &RosterQuery) -> Result<Vec<RosterRow>, StoreError> {
        let query = query.clone();
        self.readers.read(move |conn| roster(conn, group_id, &query)).await
    }

    async fn remove_member(
        &self,
        by: &Member,
        person_id: PersonId,
    ) -> Result<Option<Result<(), RoleRefusal>>, StoreError> {
        let (group_id, by) = (by.group_id, by.person_id);
        self.writer.write(move |work| remove(work, group_id, by, person_id)).await
    }

    async fn set_role(
        &self,
        by: &Member,
        person_id: PersonId,
        role: Role,
    ) -> Result<Option<Result<Member, RoleRefusal>>, StoreError> {
        let (group_id, by) = (by.group_id, by.person_id);
        self.writer.write(move |work| set_role(work, group_id, by, person_id, role)).await
    }
}

pub(crate) fn find(conn: &Connection, id: GroupId) -> Result<Option<Group>, Failure> {
    one::<GroupRow, _>(conn, "SELECT id, name, kind, since FROM groups WHERE id = ?1", [id.0])
}

/// The active member.
pub(crate) fn member(
    conn: &Connection,
    group_id: GroupId,
    person_id: PersonId,
) -> Result<Option<Member>, Failure> {
    let sql = "SELECT group_id, person_id, role, joined FROM members \
               WHERE group_id = ?1 AND person_id = ?2 AND removed IS NULL";
    one::<MemberRow, _>(conn, sql, (group_id.0, person_id.0))
}

pub(crate) fn member_count(conn: &Connection, group_id: GroupId) -> Result<u32, Failure> {
    number(conn, "SELECT COUNT(*) FROM members WHERE group_id = ?1 AND removed IS NULL", [group_id.0])
}

/// Makes a member of one who is none, or is none any more.
pub(crate) fn admit(conn: &Connection, member: &Member) -> Result<(), Failure> {
    run(
        conn,
        "INSERT INTO members (group_id, person_id, role, joined) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (group_id, person_id) DO UPDATE \
         SET role = excluded.role, joined = excluded.joined, removed = NULL, removed_by = NULL",
        params![member.group_id.0, member.person_id.0, member.role.word(), micros(member.joined)],
    )?;
    Ok(())
}

fn roster(conn: &Connection, group_id: GroupId, query: &RosterQuery) -> Result<Vec<RosterRow>, Failure> {
    // Namesakes are looked for once the page is cut.
    let sql = concat!(
        "SELECT p.group_id, p.person_id, p.role, p.joined, ",
        person_columns!(),
        ", EXISTS (SELECT 1 FROM people other JOIN members m ON m.person_id = other.id \
             WHERE other.unit_key = p.unit_key AND other.name = p.name AND other.id <> p.id \
             AND m.group_id = p.group_id AND m.removed IS NULL) \
         FROM (SELECT m.group_id, m.person_id, m.role, m.joined, p.* \
             FROM members m JOIN people p ON p.id = m.person_id \
             WHERE m.group_id = ?1 AND m.removed IS NULL AND ",
        person_is_asked_for!(in "?1"),
        " ORDER BY ",
        people_in_order!(),
        " LIMIT ?4) p ORDER BY ",
        people_in_order!()
    );
    let search = query.search.as_ref().map(|search| search.to_ascii_lowercase());
    let params = params![group_id.0, search, query.after.map(|id| id.0), query.limit];
    let lines = all::<RosterColumns, Line>(conn, sql, params)?;
    Ok(lines.into_iter().map(|Line(row)| row).collect())
}

fn remove(
    work: &mut Work<'_>,
    group_id: GroupId,
    by: PersonId,
    person_id: PersonId,
) -> Result<Option<Result<(), RoleRefusal>>, Failure> {
    let both = (member(work.conn, group_id, by)?, member(work.conn, group_id, person_id)?);
    let (Some(by), Some(member)) = both else { return Ok(None) };
    if let Err(refusal) = by.may_remove(&member) {
        return Ok(Some(Err(refusal)));
    }
    run(
        work.conn,
        "UPDATE members SET removed = ?3, removed_by = ?4 WHERE group_id = ?1 AND person_id = ?2",
        (group_id.0, person_id.0, micros(work.now), by.person_id.0),
    )?;
    work.announce_roster(group_id, member_count(work.conn, group_id)?);
    work.announce(Change::Removed { group_id, person_id });
    electorate::strike(work, group_id, person_id)?;
    calendar::uninvite(work, group_id, person_id)?;
    Ok(Some(Ok(())))
}

fn set_role(
    work: &mut Work<'_>,
    group_id: GroupId,
    by: PersonId,
    person_id: PersonId,
    role: Role,
) -> Result<Option<Result<Member, RoleRefusal>>, Failure> {
    let both = (member(work.conn, group_id, by)?, member(work.conn, group_id, person_id)?);
    let (Some(by), Some(before)) = both else { return Ok(None) };
    if let Err(refusal) = by.may_set_role(&before, role) {
        return Ok(Some(Err(refusal)));
    }
    if before.role == role {
        return Ok(Some(Ok(before)));
    }
    run(
        work.conn,
        "UPDATE members SET role = ?3 WHERE group_id = ?1 AND person_id = ?2",
        (group_id.0, person_id.0, role.word()),
    )?;
    work.announce_roster(group_id, member_count(work.conn, group_id)?);
    let votes = before.role.votes();
    let member = Member { role, ..before };
    if role.votes() && !votes {
        electorate::enrol(work, &member)?;
    } else if votes && !role.votes() {
        electorate::strike(work, group_id, person_id)?;
    }
    Ok(Some(Ok(member)))
}
