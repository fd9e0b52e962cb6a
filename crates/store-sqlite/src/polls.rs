use crate::failure::Failure;
use crate::rows::poll::{PollRow, poll_json};
use crate::rows::question::question_columns;
use crate::rows::word::Word;
use crate::rows::{all, micros, one, run, time_or_none};
use crate::writer::Work;
use crate::{SqliteStore, ballots, editions, electorate, groups, pictures, poll_log, sealing};
use async_trait::async_trait;
use domain::{
    Act, Deed, Edit, EditRefusal, GroupId, LogEntry, Member, PersonId, Poll, PollAction, PollId, PollRefusal,
    Question, Reason,
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};
use std::sync::Arc;
use store::{Change, Polls, StoreError};

/// How long a closed poll stays on the kiosk.
const SHOWN_AFTER_CLOSE: SignedDuration = SignedDuration::from_hours(24);

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, group_id, composer, composed, ",
            question_columns!(),
            ", deadline, zone, opened, closed, closed_by, withdrawn, withdrawn_by, withdrawn_why, closed_why, extended, \
             extended_by, extended_from, extended_why, edition FROM polls ",
            $rest
        )
    };
}

#[async_trait]
impl Polls for SqliteStore {
    async fn compose_poll(&self, poll: &Poll) -> Result<(), StoreError> {
        let poll = poll.clone();
        self.writer.write(move |work| insert(work.conn, &poll)).await
    }

    async fn poll(&self, id: PollId) -> Result<Option<Poll>, StoreError> {
        self.readers.read(move |conn| find(conn, id)).await
    }

    async fn polls(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        after: Option<PollId>,
        limit: u32,
    ) -> Result<Vec<Poll>, StoreError> {
        let sql = select!(
            "WHERE group_id = ?1 AND (opened IS NOT NULL OR composer = ?2) \
             AND (?3 IS NULL OR (composed, id) < (SELECT composed, id FROM polls \
                 WHERE id = ?3 AND group_id = ?1 AND (opened IS NOT NULL OR composer = ?2))) \
             ORDER BY composed DESC, id DESC LIMIT ?4"
        );
        let params = (group_id.0, viewer.0, after.map(|id| id.0), limit);
        self.readers.read(move |conn| all::<PollRow, _>(conn, sql, params)).await
    }

    async fn current_polls(&self, group_id: GroupId, limit: u32) -> Result<Vec<Poll>, StoreError> {
        // What is open closes in the future.
        let sql = select!(
            "WHERE group_id = ?1 AND opened IS NOT NULL AND withdrawn IS NULL \
             AND min(ifnull(closed, deadline), deadline) > ?2 ORDER BY opened DESC, id DESC LIMIT ?3"
        );
        let clock = Arc::clone(&self.clock);
        self.readers
            .read(move |conn| {
                let since = micros(clock.now() - SHOWN_AFTER_CLOSE);
                all::<PollRow, _>(conn, sql, (group_id.0, since, limit))
            })
            .await
    }

    async fn open_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.act(id, by, Act::Open).await
    }

    async fn schedule_poll(
        &self,
        id: PollId,
        by: &Member,
        opens: Timestamp,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.act(id, by, Act::Schedule { opens }).await
    }

    async fn extend_poll(
        &self,
        id: PollId,
        by: &Member,
        deadline: Timestamp,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.act(id, by, Act::Extend { deadline, reason: reason.clone() }).await
    }

    async fn close_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.act(id, by, Act::Close { reason: reason.clone() }).await
    }

    async fn withdraw_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.act(id, by, Act::Withdraw { reason: reason.clone() }).await
    }

    async fn edit_poll(
        &self,
        id: PollId,
        by: &Member,
        edit: &Edit,
    ) -> Result<Option<Result<Poll, EditRefusal>>, StoreError> {
        let (group_id, by, edit) = (by.group_id, by.person_id, edit.clone());
        self.writer
            .write(move |work| {
                let by = groups::member(work.conn, group_id, by)?;
                editions::edit(work, id, by.as_ref(), edit)
            })
            .await
    }

    async fn questions(&self, id: PollId) -> Result<Vec<Question>, StoreError> {
        self.readers.read(move |conn| editions::questions(conn, id)).await
    }

    async fn deadlines(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError> {
        let sql = select!(
            "WHERE opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL \
             AND deadline > ?1 AND deadline <= ?2 ORDER BY deadline, id"
        );
        self.readers.read(move |conn| all::<PollRow, _>(conn, sql, (micros(after), micros(until)))).await
    }

    async fn next_deadline(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(deadline) FROM polls \
                   WHERE opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL AND deadline > ?1";
        self.readers.read(move |conn| first(conn, sql, after)).await
    }

    async fn openings(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError> {
        let sql = select!(
            "WHERE opened > ?1 AND opened <= ?2 AND closed IS NULL AND withdrawn IS NULL AND NOT EXISTS \
             (SELECT 1 FROM poll_log WHERE poll_id = polls.id AND deed = 'opened') ORDER BY opened, id"
        );
        self.readers.read(move |conn| all::<PollRow, _>(conn, sql, (micros(after), micros(until)))).await
    }

    async fn next_opening(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(opened) FROM polls \
                   WHERE opened > ?1 AND closed IS NULL AND withdrawn IS NULL AND NOT EXISTS \
                   (SELECT 1 FROM poll_log WHERE poll_id = polls.id AND deed = 'opened')";
        self.readers.read(move |conn| first(conn, sql, after)).await
    }

    async fn poll_log(&self, id: PollId) -> Result<Vec<LogEntry>, StoreError> {
        self.readers.read(move |conn| poll_log::read(conn, id)).await
    }
}

impl SqliteStore {
    async fn act(
        &self,
        id: PollId,
        by: &Member,
        act: Act,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        let (group_id, by) = (by.group_id, by.person_id);
        self.writer
            .write(move |work| {
                let by = groups::member(work.conn, group_id, by)?;
                self::act(work, id, by.as_ref(), act)
            })
            .await
    }
}

/// The first instant that `sql` finds behind `after`.
fn first(conn: &Connection, sql: &str, after: Timestamp) -> Result<Option<Timestamp>, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    time_or_none(statement.query_row([micros(after)], |row| row.get(0))?)
}

pub(crate) fn find(conn: &Connection, id: PollId) -> Result<Option<Poll>, Failure> {
    one::<PollRow, _>(conn, select!("WHERE id = ?1"), [id.0])
}

/// The polls that detach ballots and were not sealed.
pub(crate) fn not_sealed(conn: &Connection) -> Result<Vec<Poll>, Failure> {
    all::<PollRow, _>(conn, select!("WHERE secrecy = 'anonymous' AND sealed = 0"), [])
}

fn insert(conn: &Connection, poll: &Poll) -> Result<(), Failure> {
    let [options, documents, method] = poll_json(poll)?;
    run(
        conn,
        concat!(
            "INSERT INTO polls (id, group_id, composer, composed, ",
            question_columns!(),
            ", deadline, zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        ),
        params![
            poll.id.0,
            poll.group_id.0,
            poll.composer.0,
            micros(poll.composed),
            poll.title.as_str(),
            poll.description.as_str(),
            options,
            documents,
            method,
            poll.abstention,
            poll.secrecy.word(),
            poll.visibility.word(),
            poll.electorate.word(),
            micros(poll.deadline),
            poll.zone.as_str(),
        ],
    )?;
    run(conn, "INSERT INTO revisions (poll_id, revision) VALUES (?1, 0)", [poll.id.0])?;
    poll_log::add(conn, poll.id, poll.composed, poll.composer, &Deed::Composed)?;
    pictures::show(conn, poll)
}

/// Does what may be done by `by` as they are kept now: changes the poll, logs it, counts on, and announces it.
fn act(
    work: &mut Work<'_>,
    id: PollId,
    by: Option<&Member>,
    act: Act,
) -> Result<Option<Result<Poll, PollRefusal>>, Failure> {
    let Some(mut running) = work.running(id)? else { return Ok(None) };
    let Some(by) = by else { return Ok(Some(Err(PollRefusal::NotYours))) };
    let (now, opens) = (work.now, act.action() == PollAction::Open);
    let (poll, deed) = match running.poll.after(act, by, now) {
        Ok(done) => done,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    // Whatever the clock says now.
    if poll.secrecy.detaches() && sealing::is_sealed(work.conn, id)? {
        return Ok(Some(Err(PollRefusal::Closed)));
    }
    if opens {
        if let Err(refusal) = poll.may_open_for(electorate::voting(work, poll.group_id)?) {
            return Ok(Some(Err(refusal)));
        }
        running.tally.turnout.entitled = electorate::found(work, &poll)?;
    }
    keep_state(work.conn, &poll)?;
    poll_log::add(work.conn, id, now, by.person_id, &deed)?;
    if poll.is_to_be_sealed(now) {
        sealing::seal(work)?;
    }
    running.poll = Arc::new(poll);
    let mut running = work.changed(running);
    let poll = Poll::clone(&running.poll);
    if poll.runs_off() {
        running.tally.rounds = ballots::count(work.conn, &poll)?.rounds;
    }
    let tally = poll.announced(running.tally, now);
    work.announce(Change::Poll { poll: Box::new(poll.clone()), tally });
    Ok(Some(Ok(poll)))
}

fn keep_state(conn: &Connection, poll: &Poll) -> Result<(), Failure> {
    let (closed, extended) = (poll.closed.as_ref(), poll.extended.as_ref());
    run(
        conn,
        "UPDATE polls SET opened = ?2, closed = ?3, closed_by = ?4, withdrawn = ?5, withdrawn_by = ?6, \
             withdrawn_why = ?7, deadline = ?8, closed_why = ?9, extended = ?10, extended_by = ?11, \
             extended_from = ?12, extended_why = ?13 WHERE id = ?1",
        params![
            poll.id.0,
            poll.opened.map(micros),
            closed.map(|close| micros(close.at)),
            closed.map(|close| close.by.0),
            poll.withdrawn.as_ref().map(|withdrawal| micros(withdrawal.at)),
            poll.withdrawn.as_ref().map(|withdrawal| withdrawal.by.0),
            poll.withdrawn.as_ref().map(|withdrawal| withdrawal.reason.as_str()),
            micros(poll.deadline),
            closed.and_then(|close| close.reason.as_ref()).map(Reason::as_str),
            extended.map(|extension| micros(extension.at)),
            extended.map(|extension| extension.by.0),
            extended.map(|extension| micros(extension.from)),
            extended.map(|extension| extension.reason.as_str()),
        ],
    )?;
    Ok(())
}
