//! What polls ask, edition by edition.

use crate::failure::Failure;
use crate::rows::poll::poll_json;
use crate::rows::question::{QuestionRow, question_columns};
use crate::rows::word::Word;
use crate::rows::{all, micros, run};
use crate::writer::Work;
use crate::{ballots, electorate, pictures, poll_log, sealing};
use domain::{Edit, EditRefusal, Member, OptionId, Poll, PollId, PollRefusal, Question, SoFar, Tally};
use rusqlite::{Connection, params};
use std::sync::Arc;
use store::Change;

/// Edits what may be edited by `by` as they are kept now: keeps what was asked before, logs it, counts anew, and announces it.
pub(crate) fn edit(
    work: &mut Work<'_>,
    id: PollId,
    by: Option<&Member>,
    edit: Edit,
) -> Result<Option<Result<Poll, EditRefusal>>, Failure> {
    let Some(mut running) = work.running(id)? else { return Ok(None) };
    let Some(by) = by else { return Ok(Some(Err(PollRefusal::NotYours.into()))) };
    let so_far = SoFar { cast: running.tally.turnout.cast, highest: highest(work.conn, id)? };
    let before = Arc::clone(&running.poll);
    let (poll, deed) = match before.edited(edit, by, so_far, work.now) {
        Ok(edited) => edited,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    if poll.secrecy.detaches() && sealing::is_sealed(work.conn, id)? {
        return Ok(Some(Err(PollRefusal::Closed.into())));
    }
    if poll.opened.is_some() {
        let founds = poll.electorate != before.electorate;
        let entitled =
            if founds { electorate::voting(work, poll.group_id)? } else { running.tally.turnout.entitled };
        if let Err(refusal) = poll.may_open_for(entitled) {
            return Ok(Some(Err(refusal.into())));
        }
        if founds {
            electorate::found(work, &poll)?;
        }
    }
    if poll.edition > before.edition {
        keep_question(work.conn, id)?;
    } else {
        pictures::hide(work.conn, id)?;
    }
    put_question(work.conn, &poll)?;
    pictures::show(work.conn, &poll)?;
    poll_log::add(work.conn, id, work.now, by.person_id, &deed)?;
    let counted = ballots::count(work.conn, &poll)?;
    let rounds = counted.rounds.clone();
    running.tally = Tally { revision: running.tally.revision, rounds: Vec::new(), ..counted };
    running.poll = Arc::new(poll.clone());
    let running = work.changed(running);
    let tally = poll.announced(Tally { rounds, ..running.tally }, work.now);
    work.announce(Change::Poll { poll: Box::new(poll.clone()), tally });
    Ok(Some(Ok(poll)))
}

/// What a poll asked in each of its editions, the one that stands last.
pub(crate) fn questions(conn: &Connection, id: PollId) -> Result<Vec<Question>, Failure> {
    let sql = concat!(
        "SELECT ",
        question_columns!(),
        ", edition FROM poll_editions WHERE poll_id = ?1 UNION ALL SELECT ",
        question_columns!(),
        ", edition FROM polls WHERE id = ?1 ORDER BY edition"
    );
    all::<QuestionRow, _>(conn, sql, [id.0])
}

/// The highest id that an option of any edition has had.
fn highest(conn: &Connection, id: PollId) -> Result<OptionId, Failure> {
    let questions = questions(conn, id)?;
    let ids = questions.iter().flat_map(|question| &question.options).map(|option| option.id);
    Ok(ids.max().unwrap_or(OptionId(0)))
}

/// Keeps what is asked now, before it is asked otherwise.
fn keep_question(conn: &Connection, id: PollId) -> Result<(), Failure> {
    run(
        conn,
        concat!(
            "INSERT INTO poll_editions (poll_id, edition, ",
            question_columns!(),
            ") SELECT id, edition, ",
            question_columns!(),
            " FROM polls WHERE id = ?1"
        ),
        [id.0],
    )?;
    Ok(())
}

fn put_question(conn: &Connection, poll: &Poll) -> Result<(), Failure> {
    let [options, documents, method] = poll_json(poll)?;
    run(
        conn,
        "UPDATE polls SET edition = ?2, title = ?3, description = ?4, options = ?5, documents = ?6, method = ?7, \
             abstention = ?8, secrecy = ?9, visibility = ?10, electorate = ?11, deadline = ?12, zone = ?13 \
         WHERE id = ?1",
        params![
            poll.id.0,
            poll.edition,
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
    Ok(())
}
