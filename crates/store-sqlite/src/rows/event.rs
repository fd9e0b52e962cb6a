use super::word::Word;
use super::{Kept, small, text, time};
use crate::failure::Failure;
use domain::{
    CalendarEvent, Cancellation, EventId, EventPlan, Feed, GroupId, OptionId, Origin, PartStat, PersonId,
    PollId,
};
use rusqlite::Row;
use uuid::Uuid;

/// The columns of an [`EventRow`], of the table called `e`.
macro_rules! event_columns {
    () => {
        "e.id, e.group_id, e.organiser, e.made, e.changed, e.title, e.place, e.note, e.starts, e.ends, e.zone, \
         e.poll_id, e.option, e.sequence, e.revision, e.cancelled, e.cancelled_by, e.cancelled_why"
    };
}
pub(crate) use event_columns;

pub(crate) struct EventRow {
    id: Uuid,
    group_id: Uuid,
    organiser: Uuid,
    made: i64,
    changed: i64,
    title: String,
    place: String,
    note: String,
    starts: i64,
    ends: i64,
    zone: String,
    poll_id: Option<Uuid>,
    option: Option<i64>,
    sequence: i64,
    revision: i64,
    cancelled: Option<i64>,
    cancelled_by: Option<Uuid>,
    cancelled_why: Option<String>,
}

impl Kept for EventRow {
    const WIDTH: usize = 18;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            group_id: row.get(at + 1)?,
            organiser: row.get(at + 2)?,
            made: row.get(at + 3)?,
            changed: row.get(at + 4)?,
            title: row.get(at + 5)?,
            place: row.get(at + 6)?,
            note: row.get(at + 7)?,
            starts: row.get(at + 8)?,
            ends: row.get(at + 9)?,
            zone: row.get(at + 10)?,
            poll_id: row.get(at + 11)?,
            option: row.get(at + 12)?,
            sequence: row.get(at + 13)?,
            revision: row.get(at + 14)?,
            cancelled: row.get(at + 15)?,
            cancelled_by: row.get(at + 16)?,
            cancelled_why: row.get(at + 17)?,
        })
    }
}

impl TryFrom<EventRow> for CalendarEvent {
    type Error = Failure;
    fn try_from(row: EventRow) -> Result<Self, Failure> {
        let origin = match (row.poll_id, row.option) {
            (Some(poll_id), Some(option)) => {
                Some(Origin { poll_id: PollId(poll_id), option: OptionId(small("option", option)?) })
            }
            _ => None,
        };
        let cancelled = match (row.cancelled, row.cancelled_by, row.cancelled_why) {
            (Some(at), Some(by), Some(why)) => {
                Some(Cancellation { at: time(at)?, by: PersonId(by), reason: text("reason", why)? })
            }
            _ => None,
        };
        Ok(Self {
            id: EventId(row.id),
            group_id: GroupId(row.group_id),
            organiser: PersonId(row.organiser),
            made: time(row.made)?,
            changed: time(row.changed)?,
            plan: EventPlan {
                title: text("title", row.title)?,
                place: text("place", row.place)?,
                note: text("note", row.note)?,
                starts: time(row.starts)?,
                ends: time(row.ends)?,
                zone: text("zone", row.zone)?,
            },
            origin,
            sequence: small("sequence", row.sequence)?,
            revision: small("revision", row.revision)?,
            cancelled,
        })
    }
}

/// What somebody has said, in the last column.
pub(crate) struct AnswerRow(String);

impl Kept for AnswerRow {
    const WIDTH: usize = 1;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self(row.get(at)?))
    }
}

impl TryFrom<AnswerRow> for PartStat {
    type Error = Failure;
    fn try_from(AnswerRow(word): AnswerRow) -> Result<Self, Failure> {
        Self::meaning(&word)
    }
}

/// An invitation: the event, and what the one who is asked has said.
pub(crate) struct Asked(pub(crate) CalendarEvent, pub(crate) PartStat);

impl TryFrom<(EventRow, AnswerRow)> for Asked {
    type Error = Failure;
    fn try_from((event, answer): (EventRow, AnswerRow)) -> Result<Self, Failure> {
        Ok(Self(event.try_into()?, answer.try_into()?))
    }
}

/// Somebody who is asked, and what they have said.
pub(crate) struct Attending(pub(crate) store::AttendeeRow);

impl TryFrom<(super::person::PersonRow, AnswerRow)> for Attending {
    type Error = Failure;
    fn try_from((person, answer): (super::person::PersonRow, AnswerRow)) -> Result<Self, Failure> {
        Ok(Self(store::AttendeeRow { person: person.try_into()?, answer: answer.try_into()? }))
    }
}

pub(crate) struct FeedRow {
    person_id: Uuid,
    since: i64,
}

impl Kept for FeedRow {
    const WIDTH: usize = 2;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { person_id: row.get(at)?, since: row.get(at + 1)? })
    }
}

impl TryFrom<FeedRow> for Feed {
    type Error = Failure;
    fn try_from(row: FeedRow) -> Result<Self, Failure> {
        Ok(Self { person_id: PersonId(row.person_id), since: time(row.since)? })
    }
}
