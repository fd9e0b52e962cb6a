use super::word::Word;
use super::{Kept, small, time, time_or_none};
use crate::failure::Failure;
use domain::{GroupId, Invitation, InvitationId, PersonId, Role};
use rusqlite::Row;
use uuid::Uuid;

pub(crate) struct InvitationRow {
    id: Uuid,
    group_id: Uuid,
    invited_by: Uuid,
    role: String,
    made: i64,
    expires: i64,
    head_limit: Option<i64>,
    joined: i64,
    revoked: Option<i64>,
}

impl Kept for InvitationRow {
    const WIDTH: usize = 9;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            group_id: row.get(at + 1)?,
            invited_by: row.get(at + 2)?,
            role: row.get(at + 3)?,
            made: row.get(at + 4)?,
            expires: row.get(at + 5)?,
            head_limit: row.get(at + 6)?,
            joined: row.get(at + 7)?,
            revoked: row.get(at + 8)?,
        })
    }
}

impl TryFrom<InvitationRow> for Invitation {
    type Error = Failure;
    fn try_from(row: InvitationRow) -> Result<Self, Failure> {
        Ok(Self {
            id: InvitationId(row.id),
            group_id: GroupId(row.group_id),
            invited_by: PersonId(row.invited_by),
            role: Role::meaning(&row.role)?,
            made: time(row.made)?,
            expires: time(row.expires)?,
            head_limit: row.head_limit.map(|limit| small("head limit", limit)).transpose()?,
            joined: small("joined", row.joined)?,
            revoked: time_or_none(row.revoked)?,
        })
    }
}
