//! What is decided inside a write.

use super::{Answer, find, said};
use crate::failure::Failure;
use crate::rows::word::Word;
use crate::rows::{micros, number, run};
use crate::writer::{Running, Work};
use crate::{ballots, groups, mail};
use domain::calendar::may_make;
use domain::{CalendarEvent, Decided, EventId, EventRefusal, GroupId, Invited, Outcome, PartStat, PersonId};
use rusqlite::{Connection, params};
use store::{Change, NewEvent, Occasion};
use uuid::Uuid;

/// Asks [`may_make`] for `by` as they are kept now; then keeps the event, asks whoever is to be asked, and announces it.
pub(super) fn create(
    work: &mut Work<'_>,
    group_id: GroupId,
    by: PersonId,
    new: &NewEvent,
) -> Result<Answer, Failure> {
    let running = match new.origin {
        None => None,
        Some(origin) => match work.running(origin.poll_id)?.filter(|of| of.poll.group_id == group_id) {
            None => return Ok(None),
            running => running,
        },
    };
    let Some(member) = groups::member(work.conn, group_id, by)? else {
        return Ok(Some(Err(EventRefusal::NotYours)));
    };
    // What the writer counts on has no rounds: they are of all the ballots at once.
    let outcome = match &running {
        Some(Running { poll, .. }) if poll.runs_off() => {
            Some(Outcome::of(poll, &ballots::count(work.conn, poll)?))
        }
        Some(Running { poll, tally }) => Some(Outcome::of(poll, tally)),
        None => None,
    };
    let decided = match (&running, &outcome, new.origin) {
        (Some(running), Some(outcome), Some(origin)) => {
            let sql = "SELECT COUNT(*) FROM events WHERE poll_id = ?1 AND cancelled IS NULL";
            let has_event = number(work.conn, sql, [origin.poll_id.0])? > 0;
            Some(Decided { poll: &running.poll, outcome, option: origin.option, has_event })
        }
        _ => None,
    };
    if let Err(refusal) = may_make(&member, decided.as_ref(), new.invited, work.now) {
        return Ok(Some(Err(refusal)));
    }
    let event = CalendarEvent {
        id: new.id,
        group_id,
        organiser: by,
        made: work.now,
        changed: work.now,
        plan: new.plan.clone(),
        origin: new.origin,
        sequence: 0,
        revision: 1,
        cancelled: None,
    };
    insert(work.conn, &event)?;
    ask(work.conn, &event, new.invited)?;
    work.announce(changed(&event));
    write_to_all(work, event.id)?;
    Ok(Some(Ok(event)))
}

fn insert(conn: &Connection, event: &CalendarEvent) -> Result<(), Failure> {
    run(
        conn,
        "INSERT INTO events (id, group_id, organiser, made, changed, title, place, note, starts, ends, zone, \
             poll_id, option, sequence, revision) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            event.id.0,
            event.group_id.0,
            event.organiser.0,
            micros(event.made),
            micros(event.changed),
            event.plan.title.as_str(),
            event.plan.place.as_str(),
            event.plan.note.as_str(),
            micros(event.plan.starts),
            micros(event.plan.ends),
            event.plan.zone.as_str(),
            event.origin.map(|origin| origin.poll_id.0),
            event.origin.map(|origin| origin.option.0),
            event.sequence,
            kept(event.revision)?,
        ],
    )?;
    Ok(())
}

fn kept(revision: u64) -> Result<i64, Failure> {
    i64::try_from(revision).map_err(|_| Failure::damaged("revision", revision))
}

fn ask(conn: &Connection, event: &CalendarEvent, invited: Invited) -> Result<(), Failure> {
    let said = PartStat::NeedsAction.word();
    match (invited, event.origin) {
        (Invited::Voters, Some(origin)) => run(
            conn,
            "INSERT INTO attendees (event_id, person_id, answer) SELECT ?1, m.person_id, ?3 FROM members m \
             WHERE m.group_id = ?2 AND m.removed IS NULL \
             AND (EXISTS (SELECT 1 FROM ballots b WHERE b.poll_id = ?4 AND b.person_id = m.person_id \
                 AND (b.joined IS NOT NULL OR NOT EXISTS (SELECT 1 FROM polls p WHERE p.id = ?4 \
                     AND json_type(p.method, '$.sign_up') IS NOT NULL))) \
                 OR EXISTS (SELECT 1 FROM marks v WHERE v.poll_id = ?4 AND v.person_id = m.person_id))",
            (event.id.0, event.group_id.0, said, origin.poll_id.0),
        )?,
        _ => run(
            conn,
            "INSERT INTO attendees (event_id, person_id, answer) \
             SELECT ?1, person_id, ?3 FROM members WHERE group_id = ?2 AND removed IS NULL",
            (event.id.0, event.group_id.0, said),
        )?,
    };
    Ok(())
}

/// Has a letter sent to everybody who is asked to come.
fn write_to_all(work: &mut Work<'_>, event_id: EventId) -> Result<(), Failure> {
    let people: Vec<Uuid> = {
        let mut statement =
            work.conn.prepare_cached("SELECT person_id FROM attendees WHERE event_id = ?1")?;
        let ids = statement.query_map([event_id.0], |row| row.get(0))?;
        ids.collect::<Result<_, _>>()?
    };
    mail::post(work, people.into_iter().map(PersonId), Occasion::Event { event_id })
}

/// Asks [`CalendarEvent::may_change`] for `by` as they are kept now; then does `act`, keeps and announces what it changed.
pub(super) fn organise(
    work: &mut Work<'_>,
    id: EventId,
    group_id: GroupId,
    by: PersonId,
    act: impl FnOnce(&mut Work<'_>, &mut CalendarEvent) -> Result<Result<bool, EventRefusal>, Failure>,
) -> Result<Answer, Failure> {
    let Some(mut event) = find(work.conn, id)? else { return Ok(None) };
    let Some(by) = groups::member(work.conn, group_id, by)? else {
        return Ok(Some(Err(EventRefusal::NotYours)));
    };
    if let Err(refusal) = event.may_change(&by, work.now) {
        return Ok(Some(Err(refusal)));
    }
    match act(work, &mut event)? {
        Err(refusal) => return Ok(Some(Err(refusal))),
        Ok(false) => {}
        Ok(true) => {
            keep(work, &event)?;
            write_to_all(work, event.id)?;
        }
    }
    Ok(Some(Ok(event)))
}

/// Asks [`CalendarEvent::may_answer`]; then keeps and announces an answer that is new.
pub(super) fn answer(
    work: &mut Work<'_>,
    id: EventId,
    person_id: PersonId,
    sequence: u32,
    answer: PartStat,
) -> Result<Answer, Failure> {
    let Some(mut event) = find(work.conn, id)? else { return Ok(None) };
    let member = groups::member(work.conn, event.group_id, person_id)?.is_some();
    let before = said(work.conn, id, person_id)?.filter(|_| member);
    if let Err(refusal) = event.may_answer(before.is_some(), sequence, work.now) {
        return Ok(Some(Err(refusal)));
    }
    if before != Some(answer) {
        let sql = "UPDATE attendees SET answer = ?3 WHERE event_id = ?1 AND person_id = ?2";
        run(work.conn, sql, (id.0, person_id.0, answer.word()))?;
        event.revision += 1;
        keep(work, &event)?;
    }
    Ok(Some(Ok(event)))
}

/// Asks one who left the group no longer to what is not over.
pub(crate) fn uninvite(work: &mut Work<'_>, group_id: GroupId, person_id: PersonId) -> Result<(), Failure> {
    let sql = "SELECT e.id FROM attendees a JOIN events e ON e.id = a.event_id \
               WHERE a.person_id = ?1 AND e.group_id = ?2 AND e.ends > ?3 ORDER BY e.id";
    let ids: Vec<Uuid> = {
        let mut statement = work.conn.prepare_cached(sql)?;
        let ids = statement.query_map((person_id.0, group_id.0, micros(work.now)), |row| row.get(0))?;
        ids.collect::<Result<_, _>>()?
    };
    for id in ids {
        run(work.conn, "DELETE FROM attendees WHERE event_id = ?1 AND person_id = ?2", (id, person_id.0))?;
        if let Some(mut event) = find(work.conn, EventId(id))? {
            event.revision += 1;
            keep(work, &event)?;
        }
    }
    Ok(())
}

/// Keeps what became of an event, and announces it.
fn keep(work: &mut Work<'_>, event: &CalendarEvent) -> Result<(), Failure> {
    run(
        work.conn,
        "UPDATE events SET changed = ?2, title = ?3, place = ?4, note = ?5, starts = ?6, ends = ?7, zone = ?8, \
             sequence = ?9, revision = ?10, cancelled = ?11, cancelled_by = ?12, cancelled_why = ?13 WHERE id = ?1",
        params![
            event.id.0,
            micros(event.changed),
            event.plan.title.as_str(),
            event.plan.place.as_str(),
            event.plan.note.as_str(),
            micros(event.plan.starts),
            micros(event.plan.ends),
            event.plan.zone.as_str(),
            event.sequence,
            kept(event.revision)?,
            event.cancelled.as_ref().map(|cancelled| micros(cancelled.at)),
            event.cancelled.as_ref().map(|cancelled| cancelled.by.0),
            event.cancelled.as_ref().map(|cancelled| cancelled.reason.as_str()),
        ],
    )?;
    work.announce(changed(event));
    Ok(())
}

fn changed(event: &CalendarEvent) -> Change {
    Change::Calendar { group_id: event.group_id, event_id: event.id, revision: event.revision }
}
