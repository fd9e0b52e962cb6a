use super::word::Word;
use super::{Kept, text, time};
use crate::failure::Failure;
use domain::{GroupId, Kiosk, KioskId, PersonId, Session, SessionId, SessionKind, SignInLink};
use rusqlite::Row;
use uuid::Uuid;

pub(crate) struct SessionRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    device: String,
    since: i64,
    last_seen: i64,
    expires: i64,
}

impl Kept for SessionRow {
    const WIDTH: usize = 7;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            person_id: row.get(at + 1)?,
            kind: row.get(at + 2)?,
            device: row.get(at + 3)?,
            since: row.get(at + 4)?,
            last_seen: row.get(at + 5)?,
            expires: row.get(at + 6)?,
        })
    }
}

impl TryFrom<SessionRow> for Session {
    type Error = Failure;
    fn try_from(row: SessionRow) -> Result<Self, Failure> {
        Ok(Self {
            id: SessionId(row.id),
            person_id: PersonId(row.person_id),
            kind: SessionKind::meaning(&row.kind)?,
            device: text("device", row.device)?,
            since: time(row.since)?,
            last_seen: time(row.last_seen)?,
            expires: time(row.expires)?,
        })
    }
}

pub(crate) struct LinkRow {
    person_id: Uuid,
    expires: i64,
    used: Option<i64>,
}

impl Kept for LinkRow {
    const WIDTH: usize = 3;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { person_id: row.get(at)?, expires: row.get(at + 1)?, used: row.get(at + 2)? })
    }
}

pub(crate) struct Link {
    pub(crate) link: SignInLink,
    pub(crate) used: bool,
}

impl TryFrom<LinkRow> for Link {
    type Error = Failure;
    fn try_from(row: LinkRow) -> Result<Self, Failure> {
        let link = SignInLink { person_id: PersonId(row.person_id), expires: time(row.expires)? };
        Ok(Self { link, used: row.used.is_some() })
    }
}

pub(crate) struct KioskRow {
    id: Uuid,
    group_id: Uuid,
    label: String,
    made_by: Uuid,
    made: i64,
}

impl Kept for KioskRow {
    const WIDTH: usize = 5;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            group_id: row.get(at + 1)?,
            label: row.get(at + 2)?,
            made_by: row.get(at + 3)?,
            made: row.get(at + 4)?,
        })
    }
}

impl TryFrom<KioskRow> for Kiosk {
    type Error = Failure;
    fn try_from(row: KioskRow) -> Result<Self, Failure> {
        Ok(Self {
            id: KioskId(row.id),
            group_id: GroupId(row.group_id),
            label: text("kiosk", row.label)?,
            made_by: PersonId(row.made_by),
            made: time(row.made)?,
        })
    }
}
