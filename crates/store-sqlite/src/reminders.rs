use crate::failure::Failure;
use crate::rows::mail::{PlanRow, ReminderRow, kind_word, plan_json};
use crate::rows::{all, micros, number, one, run};
use crate::writer::Work;
use crate::{SqliteStore, groups, mail, polls};
use async_trait::async_trait;
use domain::{
    Member, PersonId, PollId, Reminder, ReminderKind, ReminderPlan, ReminderRefusal, Reminders as Kept,
};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use store::{Change, Occasion, Reminders, StoreError};
use uuid::Uuid;

type Answer = Option<Result<Kept, ReminderRefusal>>;

#[async_trait]
impl Reminders for SqliteStore {
    async fn reminders(&self, poll_id: PollId) -> Result<Option<Kept>, StoreError> {
        self.readers
            .read(move |conn| match polls::find(conn, poll_id)? {
                Some(_) => Ok(Some(kept(conn, poll_id)?)),
                None => Ok(None),
            })
            .await
    }

    async fn plan_reminders(
        &self,
        poll_id: PollId,
        by: &Member,
        plan: ReminderPlan,
    ) -> Result<Answer, StoreError> {
        let (group_id, by) = (by.group_id, by.person_id);
        self.writer.write(move |work| replan(work, poll_id, group_id, by, &plan)).await
    }

    async fn remind(&self, poll_id: PollId, by: &Member) -> Result<Answer, StoreError> {
        let (group_id, by) = (by.group_id, by.person_id);
        self.writer
            .write(move |work| {
                let Some(running) = work.running(poll_id)? else { return Ok(None) };
                let Some(by) = groups::member(work.conn, group_id, by)? else {
                    return Ok(Some(Err(ReminderRefusal::NotYours)));
                };
                let waiting = heads(&waiting(work.conn, poll_id)?);
                let may = kept(work.conn, poll_id)?.may_remind(&running.poll, &by, waiting, work.now);
                if let Err(refusal) = may {
                    return Ok(Some(Err(refusal)));
                }
                goes_out(work, poll_id, ReminderKind::ByHand)?;
                Ok(Some(Ok(kept(work.conn, poll_id)?)))
            })
            .await
    }

    async fn remind_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.writer
            .write(|work| {
                let mut next: Option<Timestamp> = None;
                for id in open_polls(work)? {
                    let Some(running) = work.running(id)? else { continue };
                    if let Some(kind) = kept(work.conn, id)?.due(&running.poll, work.now) {
                        goes_out(work, id, kind)?;
                    }
                    let then = kept(work.conn, id)?.next(&running.poll, work.now);
                    next = next.into_iter().chain(then).min();
                }
                Ok(next)
            })
            .await
    }

    async fn reminded(&self, poll_ids: &[PollId]) -> Result<Vec<PollId>, StoreError> {
        let ids = poll_ids.to_vec();
        self.readers
            .read(move |conn| {
                let mut sent = Vec::new();
                for id in ids {
                    if number(conn, "SELECT EXISTS (SELECT 1 FROM reminders WHERE poll_id = ?1)", [id.0])? > 0
                    {
                        sent.push(id);
                    }
                }
                Ok(sent)
            })
            .await
    }
}

fn heads(people: &[PersonId]) -> u32 {
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

fn kept(conn: &Connection, poll_id: PollId) -> Result<Kept, Failure> {
    let plan = "SELECT hours FROM reminder_plans WHERE poll_id = ?1";
    let sent = "SELECT kind, at, waiting FROM reminders WHERE poll_id = ?1 ORDER BY at";
    Ok(Kept {
        plan: one::<PlanRow, _>(conn, plan, [poll_id.0])?.unwrap_or_default(),
        sent: all::<ReminderRow, _>(conn, sent, [poll_id.0])?,
    })
}

/// Who of the group may vote and has not.
macro_rules! waiting {
    ($also:literal) => {
        concat!(
            "SELECT e.person_id FROM electorate e JOIN polls p ON p.id = e.poll_id \
             JOIN members m ON m.group_id = p.group_id AND m.person_id = e.person_id AND m.removed IS NULL \
             WHERE e.poll_id = ?1 \
             AND NOT EXISTS (SELECT 1 FROM ballots b WHERE b.poll_id = ?1 AND b.person_id = e.person_id) \
             AND NOT EXISTS (SELECT 1 FROM marks k WHERE k.poll_id = ?1 AND k.person_id = e.person_id)",
            $also
        )
    };
}

fn waiting(conn: &Connection, poll_id: PollId) -> Result<Vec<PersonId>, Failure> {
    let mut statement = conn.prepare_cached(waiting!(""))?;
    let ids = statement.query_map([poll_id.0], |row| row.get::<_, Uuid>(0))?;
    Ok(ids.map(|id| id.map(PersonId)).collect::<Result<_, _>>()?)
}

/// Whether one of them is `person_id`.
pub(crate) fn waits(conn: &Connection, poll_id: PollId, person_id: PersonId) -> Result<bool, Failure> {
    let mut statement = conn.prepare_cached(waiting!(" AND e.person_id = ?2"))?;
    Ok(statement.exists((poll_id.0, person_id.0))?)
}

fn open_polls(work: &Work<'_>) -> Result<Vec<PollId>, Failure> {
    let sql = "SELECT id FROM polls WHERE deadline > ?1 \
               AND opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL ORDER BY id";
    let mut statement = work.conn.prepare_cached(sql)?;
    let ids = statement.query_map([micros(work.now)], |row| row.get::<_, Uuid>(0))?;
    Ok(ids.map(|id| id.map(PollId)).collect::<Result<_, _>>()?)
}

fn replan(
    work: &mut Work<'_>,
    poll_id: PollId,
    group_id: domain::GroupId,
    by: PersonId,
    plan: &ReminderPlan,
) -> Result<Answer, Failure> {
    let Some(running) = work.running(poll_id)? else { return Ok(None) };
    let Some(by) = groups::member(work.conn, group_id, by)? else {
        return Ok(Some(Err(ReminderRefusal::NotYours)));
    };
    if let Err(refusal) = Kept::may_plan(&running.poll, &by, work.now) {
        return Ok(Some(Err(refusal)));
    }
    run(
        work.conn,
        "INSERT INTO reminder_plans (poll_id, hours) VALUES (?1, ?2) \
         ON CONFLICT (poll_id) DO UPDATE SET hours = excluded.hours",
        (poll_id.0, plan_json(plan)?),
    )?;
    work.announce(Change::Due);
    Ok(Some(Ok(kept(work.conn, poll_id)?)))
}

fn goes_out(work: &mut Work<'_>, poll_id: PollId, kind: ReminderKind) -> Result<(), Failure> {
    let people = waiting(work.conn, poll_id)?;
    let reminder = Reminder { kind, at: work.now, waiting: heads(&people) };
    run(
        work.conn,
        "INSERT INTO reminders (poll_id, at, kind, waiting) VALUES (?1, ?2, ?3, ?4)",
        params![poll_id.0, micros(reminder.at), kind_word(kind), reminder.waiting],
    )?;
    mail::post(work, people, Occasion::Reminder { poll_id })
}
