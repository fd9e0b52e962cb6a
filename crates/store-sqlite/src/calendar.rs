mod write;

use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::event::{AnswerRow, Asked, Attending, EventRow, FeedRow, event_columns};
use crate::rows::person::{people_in_order, person_columns};
use crate::rows::word::Word;
use crate::rows::{all, micros, one, run};
use async_trait::async_trait;
use domain::{
    Answers, CalendarEvent, EventChange, EventId, EventPlan, EventRefusal, Feed, GroupId, Member, PartStat,
    PersonId, PollId, Reason,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use store::{Attendance, AttendeeQuery, AttendeeRow, Calendar, EventQuery, NewEvent, StoreError, TokenHash};

pub(crate) use write::uninvite;

type Answer = Option<Result<CalendarEvent, EventRefusal>>;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", event_columns!(), " FROM events e ", $rest)
    };
}

#[async_trait]
impl Calendar for SqliteStore {
    async fn create_event(&self, by: &Member, event: &NewEvent) -> Result<Answer, StoreError> {
        let (group_id, by, event) = (by.group_id, by.person_id, event.clone());
        self.writer.write(move |work| write::create(work, group_id, by, &event)).await
    }

    async fn event(&self, id: EventId) -> Result<Option<CalendarEvent>, StoreError> {
        self.readers.read(move |conn| find(conn, id)).await
    }

    async fn events(&self, group_id: GroupId, query: &EventQuery) -> Result<Vec<CalendarEvent>, StoreError> {
        // What lasts longest bounds how far back one must look.
        let sql = select!(
            "WHERE e.group_id = ?1 AND e.starts < ?3 AND e.starts > ?4 AND e.ends > ?2 \
             AND (?5 IS NULL OR (e.starts, e.id) > (SELECT starts, id FROM events WHERE id = ?5 AND group_id = ?1)) \
             ORDER BY e.starts, e.id LIMIT ?6"
        );
        let EventQuery { from, until, after, limit } = *query;
        let earliest = from.checked_sub(EventPlan::LONGEST).unwrap_or(Timestamp::MIN);
        let times = [from, until, earliest].map(micros);
        self.readers
            .read(move |conn| {
                let params = (group_id.0, times[0], times[1], times[2] - 1, after.map(|id| id.0), limit);
                all::<EventRow, _>(conn, sql, params)
            })
            .await
    }

    async fn events_of_poll(&self, poll_id: PollId) -> Result<Vec<CalendarEvent>, StoreError> {
        let sql = select!("WHERE e.poll_id = ?1 ORDER BY e.made DESC, e.id DESC");
        self.readers.read(move |conn| all::<EventRow, _>(conn, sql, [poll_id.0])).await
    }

    async fn invitations_of(
        &self,
        person_id: PersonId,
        from: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CalendarEvent, PartStat)>, StoreError> {
        let sql = concat!(
            "SELECT ",
            event_columns!(),
            ", a.answer FROM attendees a JOIN events e ON e.id = a.event_id \
             JOIN members m ON m.group_id = e.group_id AND m.person_id = a.person_id AND m.removed IS NULL \
             WHERE a.person_id = ?1 AND e.ends > ?2 ORDER BY e.starts, e.id LIMIT ?3"
        );
        let params = (person_id.0, micros(from), limit);
        let asked =
            self.readers.read(move |conn| all::<(EventRow, AnswerRow), Asked>(conn, sql, params)).await?;
        Ok(asked.into_iter().map(|Asked(event, answer)| (event, answer)).collect())
    }

    async fn change_event(
        &self,
        id: EventId,
        by: &Member,
        sequence: u32,
        plan: &EventPlan,
    ) -> Result<Answer, StoreError> {
        let (group_id, by, plan) = (by.group_id, by.person_id, plan.clone());
        self.writer
            .write(move |work| {
                write::organise(work, id, group_id, by, |work, event| {
                    let change = event.change(plan, sequence, work.now);
                    if change == Ok(EventChange::Moved) {
                        let sql = "UPDATE attendees SET answer = ?2 WHERE event_id = ?1";
                        run(work.conn, sql, (id.0, PartStat::NeedsAction.word()))?;
                    }
                    Ok(change.map(|change| change != EventChange::None))
                })
            })
            .await
    }

    async fn cancel_event(&self, id: EventId, by: &Member, reason: &Reason) -> Result<Answer, StoreError> {
        let (group_id, by, reason) = (by.group_id, by.person_id, reason.clone());
        self.writer
            .write(move |work| {
                write::organise(work, id, group_id, by, |work, event| {
                    event.cancel(by, reason, work.now);
                    Ok(Ok(true))
                })
            })
            .await
    }

    async fn answer_event(
        &self,
        id: EventId,
        person_id: PersonId,
        sequence: u32,
        answer: PartStat,
    ) -> Result<Answer, StoreError> {
        self.writer.write(move |work| write::answer(work, id, person_id, sequence, answer)).await
    }

    async fn attendance(&self, ids: &[EventId], person_id: PersonId) -> Result<Vec<Attendance>, StoreError> {
        let ids = ids.to_vec();
        self.readers
            .read(move |conn| {
                ids.into_iter().filter_map(|id| attendance(conn, id, person_id).transpose()).collect()
            })
            .await
    }

    async fn attendees(&self, id: EventId, query: &AttendeeQuery) -> Result<Vec<AttendeeRow>, StoreError> {
        let sql = concat!(
            "SELECT ",
            person_columns!(),
            ", a.answer FROM attendees a JOIN people p ON p.id = a.person_id \
             WHERE a.event_id = ?1 AND (?2 IS NULL OR a.answer = ?2) \
             AND (?3 IS NULL OR (p.unit_key, p.name, p.id) > (SELECT unit_key, name, id FROM people WHERE id = \
                 (SELECT person_id FROM members WHERE person_id = ?3 \
                  AND group_id = (SELECT group_id FROM events WHERE id = ?1)))) \
             ORDER BY ",
            people_in_order!(),
            " LIMIT ?4"
        );
        let params = (id.0, query.answer.map(Word::word), query.after.map(|id| id.0), query.limit);
        let rows = self.readers.read(move |conn| all::<(_, AnswerRow), Attending>(conn, sql, params)).await?;
        Ok(rows.into_iter().map(|Attending(row)| row).collect())
    }

    async fn put_feed(&self, person_id: PersonId, token: TokenHash) -> Result<Feed, StoreError> {
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "INSERT INTO feeds (person_id, token, since) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (person_id) DO UPDATE SET token = excluded.token, since = excluded.since",
                    (person_id.0, token.0, micros(work.now)),
                )?;
                Ok(Feed { person_id, since: work.now })
            })
            .await
    }

    async fn feed(&self, person_id: PersonId) -> Result<Option<Feed>, StoreError> {
        let sql = "SELECT person_id, since FROM feeds WHERE person_id = ?1";
        self.readers.read(move |conn| one::<FeedRow, _>(conn, sql, [person_id.0])).await
    }

    async fn feed_by_token(&self, token: TokenHash) -> Result<Option<Feed>, StoreError> {
        let sql = "SELECT person_id, since FROM feeds WHERE token = ?1";
        self.readers.read(move |conn| one::<FeedRow, _>(conn, sql, [token.0])).await
    }

    async fn revoke_feed(&self, person_id: PersonId) -> Result<bool, StoreError> {
        self.writer
            .write(move |work| {
                Ok(run(work.conn, "DELETE FROM feeds WHERE person_id = ?1", [person_id.0])? > 0)
            })
            .await
    }
}

pub(crate) fn find(conn: &Connection, id: EventId) -> Result<Option<CalendarEvent>, Failure> {
    one::<EventRow, _>(conn, select!("WHERE e.id = ?1"), [id.0])
}

/// What the person has said; `None` if they are not asked.
pub(crate) fn said(conn: &Connection, id: EventId, person_id: PersonId) -> Result<Option<PartStat>, Failure> {
    let sql = "SELECT answer FROM attendees WHERE event_id = ?1 AND person_id = ?2";
    one::<AnswerRow, _>(conn, sql, (id.0, person_id.0))
}

fn attendance(conn: &Connection, id: EventId, person_id: PersonId) -> Result<Option<Attendance>, Failure> {
    let kept = conn
        .prepare_cached("SELECT 1 FROM events WHERE id = ?1")?
        .query_row([id.0], |_| Ok(()))
        .optional()?;
    if kept.is_none() {
        return Ok(None);
    }
    let sql = "SELECT answer FROM attendees WHERE event_id = ?1";
    let answers = Answers::count(all::<AnswerRow, PartStat>(conn, sql, [id.0])?);
    Ok(Some(Attendance { event_id: id, answers, mine: said(conn, id, person_id)? }))
}
