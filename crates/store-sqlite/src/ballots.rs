use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::ballot::{JoinedRow, Place, PlaceRow, ReceiptRow, Voted, selection, selection_json};
use crate::rows::person::{PersonRow, people_in_order, person_columns, person_is_asked_for};
use crate::rows::{all, micros, number, one, run, small};
use crate::writer::Work;
use crate::{sealing, sign_ups};
use async_trait::async_trait;
use domain::{
    Ballot, Cast, CastRefusal, NamedBallot, Person, PersonId, Poll, PollId, Receipt, Selection, Standing,
    Tally, Tracker,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::sync::Arc;
use store::{BallotRow, Ballots, NameQuery, SignUpQuery, SignUpRow, Store as _, StoreError, TurnoutRecord};

#[async_trait]
impl Ballots for SqliteStore {
    async fn cast(
        &self,
        poll_id: PollId,
        voter: PersonId,
        cast: &Cast,
        tracker: &Tracker,
    ) -> Result<Option<Result<Receipt, CastRefusal>>, StoreError> {
        let (cast, tracker) = (cast.clone(), tracker.clone());
        self.writer.write(move |work| self::cast(work, poll_id, voter, &cast, tracker)).await
    }

    async fn receipt(&self, poll_id: PollId, voter: PersonId) -> Result<Option<Receipt>, StoreError> {
        self.readers.read(move |conn| receipt(conn, poll_id, voter)).await
    }

    async fn receipts(&self, poll_ids: &[PollId], voter: PersonId) -> Result<Vec<Receipt>, StoreError> {
        let ids = poll_ids.to_vec();
        self.readers
            .read(move |conn| ids.into_iter().filter_map(|id| receipt(conn, id, voter).transpose()).collect())
            .await
    }

    async fn is_entitled(&self, poll_id: PollId, person_id: PersonId) -> Result<bool, StoreError> {
        self.readers.read(move |conn| Ok(place(conn, poll_id, person_id)?.is_some())).await
    }

    async fn tally(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError> {
        match self.told(poll_id).await? {
            Told::Is(tally) => Ok(tally),
            Told::Unsealed => {
                self.seal().await?;
                self.recount(poll_id).await
            }
        }
    }

    async fn recount(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError> {
        self.readers.read(move |conn| recount(conn, poll_id)).await
    }

    async fn ballots(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<BallotRow>, StoreError> {
        let query = query.clone();
        self.readers.read(move |conn| list(conn, poll_id, &query)).await
    }

    async fn sign_ups(&self, poll_id: PollId, query: &SignUpQuery) -> Result<Vec<SignUpRow>, StoreError> {
        let query = *query;
        self.readers.read(move |conn| sign_ups::list(conn, poll_id, query)).await
    }

    async fn place_in_line(&self, poll_id: PollId, person_id: PersonId) -> Result<Option<u32>, StoreError> {
        self.readers.read(move |conn| sign_ups::place(conn, poll_id, person_id)).await
    }

    async fn unconfirmed(&self, poll_id: PollId) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM ballots b JOIN polls p ON p.id = b.poll_id \
                   WHERE p.id = ?1 AND b.edition < p.edition";
        self.readers.read(move |conn| number(conn, sql, [poll_id.0])).await
    }

    async fn turnout(&self, poll_id: PollId) -> Result<Option<TurnoutRecord>, StoreError> {
        self.readers.read(move |conn| crate::turnout::record(conn, poll_id)).await
    }

    async fn non_voters(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<Person>, StoreError> {
        let query = query.clone();
        self.readers.read(move |conn| non_voters(conn, poll_id, &query)).await
    }
}

/// What is known of a poll's result.
enum Told {
    /// This is it; nothing if there is no such poll.
    Is(Option<Tally>),
    /// The poll must be sealed first.
    Unsealed,
}

impl SqliteStore {
    async fn told(&self, poll_id: PollId) -> Result<Told, StoreError> {
        let (tallies, clock) = (Arc::clone(&self.tallies), Arc::clone(&self.clock));
        self.readers
            .read(move |conn| {
                let Some(Newest { revision, runs_off, not_sealed }) = newest(conn, poll_id)? else {
                    return Ok(Told::Is(None));
                };
                let now = clock.now();
                if not_sealed
                    && crate::polls::find(conn, poll_id)?.is_some_and(|poll| poll.is_to_be_sealed(now))
                {
                    return Ok(Told::Unsealed);
                }
                // What the writer counts on has no rounds: they are of all the ballots at once.
                let known = tallies.at_least(poll_id, revision);
                if let Some(tally) = known.filter(|tally| !tally.rounds.is_empty() || !runs_off) {
                    return Ok(Told::Is(Some(tally)));
                }
                let tally = recount(conn, poll_id)?;
                tally.iter().for_each(|tally| tallies.learn(tally));
                Ok(Told::Is(tally))
            })
            .await
    }
}

/// Who chose what.
pub(crate) fn list(conn: &Connection, poll_id: PollId, query: &NameQuery) -> Result<Vec<BallotRow>, Failure> {
    let sql = concat!(
        "SELECT ",
        person_columns!(),
        ", b.poll_id, b.version, b.tracker, b.cast_at, b.selection, b.edition, b.joined \
         FROM ballots b JOIN people p ON p.id = b.person_id WHERE b.poll_id = ?1 AND \
         (?5 IS NULL OR EXISTS (SELECT 1 FROM json_each(b.selection, '$.approve') WHERE value = ?5) \
         OR EXISTS (SELECT 1 FROM json_each(b.selection, '$.slots.yes') WHERE value = ?5) \
         OR EXISTS (SELECT 1 FROM json_each(b.selection, '$.slots.if_need_be') WHERE value = ?5) \
         OR json_extract(b.selection, '$.rank[0]') = ?5 OR b.joined IS NOT NULL \
         OR EXISTS (SELECT 1 FROM json_each(b.selection, '$.score') WHERE json_extract(value, '$[0]') = ?5)) AND ",
        person_is_asked_for!(in "(SELECT group_id FROM polls WHERE id = ?1)"),
        " ORDER BY ",
        people_in_order!(),
        " LIMIT ?4"
    );
    let search = query.search.as_ref().map(|search| search.to_ascii_lowercase());
    let (after, option) = (query.after.map(|id| id.0), query.option.map(|option| option.0));
    let params = params![poll_id.0, search, after, query.limit, option];
    let found = all::<(PersonRow, (ReceiptRow, JoinedRow)), Voted>(conn, sql, params)?;
    Ok(found.into_iter().map(|Voted(row)| row).collect())
}

/// Who is entitled and has not cast.
pub(crate) fn non_voters(
    conn: &Connection,
    poll_id: PollId,
    query: &NameQuery,
) -> Result<Vec<Person>, Failure> {
    let sql = concat!(
        "SELECT ",
        person_columns!(),
        " FROM electorate e JOIN people p ON p.id = e.person_id WHERE e.poll_id = ?1 AND NOT EXISTS \
         (SELECT 1 FROM ballots b WHERE b.poll_id = e.poll_id AND b.person_id = e.person_id) AND NOT EXISTS \
         (SELECT 1 FROM marks m WHERE m.poll_id = e.poll_id AND m.person_id = e.person_id) AND ",
        person_is_asked_for!(in "(SELECT group_id FROM polls WHERE id = ?1)"),
        " ORDER BY ",
        people_in_order!(),
        " LIMIT ?4"
    );
    let search = query.search.as_ref().map(|search| search.to_ascii_lowercase());
    let params = params![poll_id.0, search, query.after.map(|id| id.0), query.limit];
    all::<PersonRow, _>(conn, sql, params)
}

/// What was cast apart from its voters, in the order of what it says.
pub(crate) fn detached(conn: &Connection, poll_id: PollId) -> Result<Vec<Selection>, Failure> {
    let mut statement = conn.prepare_cached("SELECT selection FROM detached_ballots WHERE poll_id = ?1")?;
    let kept = statement.query_map([poll_id.0], |row| row.get::<_, String>(0))?;
    let mut selections: Vec<Selection> = kept.map(|kept| selection(&kept?)).collect::<Result<_, _>>()?;
    selections.sort_unstable();
    Ok(selections)
}

fn receipt(conn: &Connection, poll_id: PollId, voter: PersonId) -> Result<Option<Receipt>, Failure> {
    let sql = "SELECT poll_id, version, tracker, cast_at, selection, edition FROM ballots \
               WHERE poll_id = ?1 AND person_id = ?2 \
               UNION ALL SELECT poll_id, 1, NULL, NULL, NULL, NULL FROM marks WHERE poll_id = ?1 AND person_id = ?2";
    one::<ReceiptRow, _>(conn, sql, (poll_id.0, voter.0))
}

fn place(conn: &Connection, poll_id: PollId, person_id: PersonId) -> Result<Option<Place>, Failure> {
    let sql = "SELECT ifnull(b.poll_id, m.poll_id), ifnull(b.version, 1), b.tracker, b.cast_at, b.selection, \
               b.edition FROM electorate e LEFT JOIN ballots b ON b.poll_id = e.poll_id AND b.person_id = e.person_id \
               LEFT JOIN marks m ON m.poll_id = e.poll_id AND m.person_id = e.person_id \
               WHERE e.poll_id = ?1 AND e.person_id = ?2";
    one::<PlaceRow, _>(conn, sql, (poll_id.0, person_id.0))
}

struct Newest {
    revision: u64,
    /// Whether its rankings are counted round by round.
    runs_off: bool,
    /// Whether it detaches ballots, and was not sealed.
    not_sealed: bool,
}

fn newest(conn: &Connection, poll_id: PollId) -> Result<Option<Newest>, Failure> {
    let sql = "SELECT r.revision, ifnull(json_extract(p.method, '$.ranked.count') = 'instant_runoff', 0), \
               p.secrecy = 'anonymous' AND p.sealed = 0 \
               FROM revisions r JOIN polls p ON p.id = r.poll_id WHERE r.poll_id = ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let kept =
        statement.query_row([poll_id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    kept.map(|(revision, runs_off, not_sealed)| {
        Ok(Newest { revision: small("revision", revision)?, runs_off, not_sealed })
    })
    .transpose()
}

fn revision(conn: &Connection, poll_id: PollId) -> Result<Option<u64>, Failure> {
    let mut statement = conn.prepare_cached("SELECT revision FROM revisions WHERE poll_id = ?1")?;
    let kept = statement.query_row([poll_id.0], |row| row.get(0)).optional()?;
    kept.map(|revision| small("revision", revision)).transpose()
}

fn recount(conn: &Connection, poll_id: PollId) -> Result<Option<Tally>, Failure> {
    let poll = crate::polls::find(conn, poll_id)?;
    poll.map(|poll| count(conn, &poll)).transpose()
}

/// Counts the ballots of `poll` from nothing.
pub(crate) fn count(conn: &Connection, poll: &Poll) -> Result<Tally, Failure> {
    let entitled = number(conn, "SELECT COUNT(*) FROM electorate WHERE poll_id = ?1", [poll.id.0])?;
    let revision = revision(conn, poll.id)?.ok_or_else(|| Failure::damaged("poll", "it has no revision"))?;
    let sql = match poll.secrecy.detaches() {
        true => "SELECT selection FROM detached_ballots WHERE poll_id = ?1",
        false => "SELECT selection FROM ballots WHERE poll_id = ?1",
    };
    let mut statement = conn.prepare_cached(sql)?;
    let kept = statement.query_map([poll.id.0], |row| row.get::<_, String>(0))?;
    let ballots: Vec<Ballot> = kept.map(|kept| ballot(poll, &kept?)).collect::<Result<_, _>>()?;
    Ok(Tally::count(poll, &ballots, entitled, revision))
}

fn ballot(poll: &Poll, kept: &str) -> Result<Ballot, Failure> {
    Ballot::kept(poll, &selection(kept)?).map_err(|fault| Failure::damaged("ballot", fault))
}

fn cast(
    work: &mut Work<'_>,
    poll_id: PollId,
    voter: PersonId,
    cast: &Cast,
    tracker: Tracker,
) -> Result<Option<Result<Receipt, CastRefusal>>, Failure> {
    let Some(mut running) = work.running(poll_id)? else { return Ok(None) };
    let place = place(work.conn, poll_id, voter)?;
    let (entitled, current) = (place.is_some(), place.and_then(|Place(ballot)| ballot));
    let taken = running.tally.taken_by_others(running.poll.method, current.as_ref());
    let standing = Standing { entitled, current, taken, turnout: running.tally.turnout };
    let ballot = match domain::cast(&running.poll, &standing, cast, work.now) {
        Ok(ballot) => ballot,
        // A request that arrives again is nearly always behind its own ballot, so only here it is looked for.
        Err(refusal) => {
            return Ok(Some(given(work.conn, poll_id, voter, cast)?.ok_or(refusal)));
        }
    };
    if running.poll.secrecy.detaches() {
        if sealing::is_sealed(work.conn, poll_id)? {
            return Ok(Some(Err(CastRefusal::Closed { at: running.poll.closes_at() })));
        }
        keep_detached(work, voter, cast, &ballot)?;
        running.tally.add(&ballot);
        work.counted(running);
        return Ok(Some(Ok(Receipt { poll_id, version: 1, named: None })));
    }
    let version = standing.current.as_ref().map_or(0, |current| current.version) + 1;
    let (selection, edition) = (ballot.selection().clone(), running.poll.edition);
    let named = NamedBallot { tracker, at: work.now, selection, edition };
    // The revision that counting it gives the poll.
    let revision = running.tally.revision + 1;
    let joined = match running.poll.method.signs_up() {
        true => ballot.joined(sign_ups::joined(work.conn, poll_id, voter)?, revision),
        false => None,
    };
    let new = Kept { version, named: &named, joined };
    if !keep(work.conn, poll_id, voter, cast, &new)? {
        return Ok(given(work.conn, poll_id, voter, cast)?.map(Ok));
    }
    match standing.current.as_ref().and_then(Receipt::selection) {
        Some(old) => {
            let old = Ballot::kept(&running.poll, old).map_err(|fault| Failure::damaged("ballot", fault))?;
            running.tally.replace(&old, &ballot);
        }
        None => running.tally.add(&ballot),
    }
    let receipt = Receipt { poll_id, version, named: Some(named) };
    work.counted(running);
    Ok(Some(Ok(receipt)))
}

/// The receipt that was given for this act of casting, if it was done before.
fn given(
    conn: &Connection,
    poll_id: PollId,
    voter: PersonId,
    cast: &Cast,
) -> Result<Option<Receipt>, Failure> {
    let sql = "SELECT poll_id, version, tracker, cast_at, selection, edition FROM casts \
               WHERE poll_id = ?1 AND person_id = ?2 AND key = ?3 \
               UNION ALL SELECT poll_id, 1, NULL, NULL, NULL, NULL FROM marks \
               WHERE poll_id = ?1 AND person_id = ?2 AND cast_key = ?3";
    one::<ReceiptRow, _>(conn, sql, (poll_id.0, voter.0, cast.key.0))
}

/// Keeps that somebody cast, and what was cast, with nothing in common.
fn keep_detached(work: &Work<'_>, voter: PersonId, cast: &Cast, ballot: &Ballot) -> Result<(), Failure> {
    let sql = "INSERT INTO marks (poll_id, person_id, cast_key) VALUES (?1, ?2, ?3)";
    run(work.conn, sql, (ballot.poll_id().0, voter.0, cast.key.0))?;
    sealing::keep(work.conn, ballot.poll_id(), &selection_json(ballot.selection())?, work.chance)
}

/// What is kept of a ballot that stands under a name.
struct Kept<'a> {
    version: u32,
    named: &'a NamedBallot,
    /// When it joined the line of a sign-up.
    joined: Option<u64>,
}

/// Keeps the receipt and the ballot; nothing and false if this act of casting was done before.
fn keep(
    conn: &Connection,
    poll_id: PollId,
    voter: PersonId,
    cast: &Cast,
    &Kept { version, named, joined }: &Kept<'_>,
) -> Result<bool, Failure> {
    let selection = selection_json(&named.selection)?;
    let (tracker, at) = (named.tracker.as_str(), micros(named.at));
    let joined = joined.map(|joined| i64::try_from(joined).unwrap_or(i64::MAX));
    let new = run(
        conn,
        "INSERT INTO casts (poll_id, person_id, key, version, tracker, cast_at, selection, edition) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (poll_id, person_id, key) DO NOTHING",
        params![poll_id.0, voter.0, cast.key.0, version, tracker, at, selection, named.edition],
    )?;
    if new == 0 {
        return Ok(false);
    }
    run(
        conn,
        "INSERT INTO ballots (poll_id, person_id, version, tracker, cast_at, selection, edition, joined) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (poll_id, person_id) DO UPDATE \
         SET version = excluded.version, tracker = excluded.tracker, cast_at = excluded.cast_at, \
             selection = excluded.selection, edition = excluded.edition, joined = excluded.joined",
        params![poll_id.0, voter.0, version, tracker, at, selection, named.edition, joined],
    )?;
    Ok(true)
}
