//! Who is put on the electorates of polls that are open or to open, and who is taken off them.

use crate::failure::Failure;
use crate::rows::word::Word;
use crate::rows::{micros, number, run};
use crate::writer::{Running, Work};
use domain::{GroupId, Member, PersonId, Poll, PollId, Role};
use uuid::Uuid;

/// Puts the voting members of the group on the electorate of a poll that opens, or is to open, and says how many they are.
/// Whoever is on it already stays.
pub(crate) fn found(work: &Work<'_>, poll: &Poll) -> Result<u32, Failure> {
    for role in voting_roles() {
        run(
            work.conn,
            "INSERT INTO electorate (poll_id, person_id, added) \
             SELECT ?1, person_id, ?3 FROM members WHERE group_id = ?2 AND removed IS NULL AND role = ?4 \
             ON CONFLICT (poll_id, person_id) DO NOTHING",
            (poll.id.0, poll.group_id.0, micros(work.now), role.word()),
        )?;
    }
    size(work, poll.id)
}

/// How many of the group vote now.
pub(crate) fn voting(work: &Work<'_>, group_id: GroupId) -> Result<u32, Failure> {
    let sql = "SELECT COUNT(*) FROM members WHERE group_id = ?1 AND removed IS NULL AND role = ?2";
    voting_roles().map(|role| number(work.conn, sql, (group_id.0, role.word()))).sum()
}

fn voting_roles() -> impl Iterator<Item = Role> {
    [Role::Observer, Role::Member, Role::Admin, Role::Owner].into_iter().filter(|role| role.votes())
}

/// Puts one who votes now on the open polls that take joiners, and on those that are to open.
pub(crate) fn enrol(work: &mut Work<'_>, member: &Member) -> Result<(), Failure> {
    if !member.role.votes() {
        return Ok(());
    }
    for running in not_over(work, member.group_id)? {
        if running.poll.takes_joiners(work.now) {
            let added = run(
                work.conn,
                "INSERT INTO electorate (poll_id, person_id, added) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (poll_id, person_id) DO NOTHING",
                (running.poll.id.0, member.person_id.0, micros(work.now)),
            )?;
            moved(work, running, added)?;
        }
    }
    Ok(())
}

/// Takes one who votes no more off the polls, open or to open, in which they have not cast.
pub(crate) fn strike(work: &mut Work<'_>, group_id: GroupId, person_id: PersonId) -> Result<(), Failure> {
    for running in not_over(work, group_id)? {
        let struck = run(
            work.conn,
            "DELETE FROM electorate WHERE poll_id = ?1 AND person_id = ?2 \
             AND NOT EXISTS (SELECT 1 FROM ballots WHERE poll_id = ?1 AND person_id = ?2) \
             AND NOT EXISTS (SELECT 1 FROM marks WHERE poll_id = ?1 AND person_id = ?2)",
            (running.poll.id.0, person_id.0),
        )?;
        moved(work, running, struck)?;
    }
    Ok(())
}

fn moved(work: &mut Work<'_>, mut running: Running, rows: usize) -> Result<(), Failure> {
    if rows > 0 {
        running.tally.turnout.entitled = size(work, running.poll.id)?;
        work.counted(running);
    }
    Ok(())
}

fn size(work: &Work<'_>, poll_id: PollId) -> Result<u32, Failure> {
    number(work.conn, "SELECT COUNT(*) FROM electorate WHERE poll_id = ?1", [poll_id.0])
}

/// Those that are open or to open, in the order of their ids.
fn not_over(work: &mut Work<'_>, group_id: GroupId) -> Result<Vec<Running>, Failure> {
    let sql = "SELECT id FROM polls WHERE group_id = ?1 AND deadline > ?2 \
               AND opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL ORDER BY id";
    let mut statement = work.conn.prepare_cached(sql)?;
    let ids = statement.query_map((group_id.0, micros(work.now)), |row| row.get::<_, Uuid>(0))?;
    let ids: Vec<Uuid> = ids.collect::<Result<_, _>>()?;
    ids.into_iter().filter_map(|id| work.running(PollId(id)).transpose()).collect()
}
