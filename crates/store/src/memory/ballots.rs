use super::MemoryStore;
use super::order::{self, Start};
use super::state::{KeptBallot, KeptPoll, State, heads};
use crate::{BallotRow, Ballots, NameQuery, SignUpQuery, SignUpRow, StoreError, TurnoutRecord};
use async_trait::async_trait;
use domain::{
    Cast, CastRefusal, NamedBallot, OptionId, Person, PersonId, PollId, Receipt, Selection, Standing, Tally,
    Tracker, Turnout, UnitTurnout,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

#[async_trait]
impl Ballots for MemoryStore {
    async fn cast(
        &self,
        poll_id: PollId,
        voter: PersonId,
        cast: &Cast,
        tracker: &Tracker,
    ) -> Result<Option<Result<Receipt, CastRefusal>>, StoreError> {
        self.write(|state, now| {
            let Some(kept) = state.polls.get_mut(&poll_id) else { return Ok(None) };
            if let Some(given) = kept.given(voter, cast) {
                return Ok(Some(Ok(given)));
            }
            let receipt = kept.cast(voter, cast, tracker, now);
            if receipt.is_ok() {
                let change = kept.counted(now);
                state.changes.push(change);
            }
            Ok(Some(receipt))
        })
    }

    async fn receipt(&self, poll_id: PollId, voter: PersonId) -> Result<Option<Receipt>, StoreError> {
        Ok(self.read(|state, _| state.polls.get(&poll_id)?.receipt(voter)))
    }

    async fn receipts(&self, poll_ids: &[PollId], voter: PersonId) -> Result<Vec<Receipt>, StoreError> {
        Ok(self.read(|state, _| {
            let polls = poll_ids.iter().filter_map(|id| state.polls.get(id));
            polls.filter_map(|kept| kept.receipt(voter)).collect()
        }))
    }

    async fn is_entitled(&self, poll_id: PollId, person_id: PersonId) -> Result<bool, StoreError> {
        Ok(self.read(|state, _| {
            state.polls.get(&poll_id).is_some_and(|kept| kept.electorate.contains(&person_id))
        }))
    }

    async fn tally(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError> {
        self.write(|state, now| {
            let Some(kept) = state.polls.get_mut(&poll_id) else { return Ok(None) };
            kept.seal(now);
            Ok(Some(kept.tally()))
        })
    }

    async fn recount(&self, poll_id: PollId) -> Result<Option<Tally>, StoreError> {
        Ok(self.read(|state, _| state.polls.get(&poll_id).map(KeptPoll::recount)))
    }

    async fn ballots(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<BallotRow>, StoreError> {
        Ok(self.read(|state, _| ballots(state, poll_id, query).unwrap_or_default()))
    }

    async fn sign_ups(&self, poll_id: PollId, query: &SignUpQuery) -> Result<Vec<SignUpRow>, StoreError> {
        Ok(self.read(|state, _| sign_ups(state, poll_id, *query).unwrap_or_default()))
    }

    async fn place_in_line(&self, poll_id: PollId, person_id: PersonId) -> Result<Option<u32>, StoreError> {
        Ok(self.read(|state, _| {
            let lines = state.polls.get(&poll_id)?.lines();
            lines.iter().position(|(_, who, _)| **who == person_id).map(|before| heads(before) + 1)
        }))
    }

    async fn unconfirmed(&self, poll_id: PollId) -> Result<u32, StoreError> {
        Ok(self.read(|state, _| {
            let Some(kept) = state.polls.get(&poll_id) else { return 0 };
            let named = kept.ballots.values().filter_map(|ballot| ballot.receipt.named.as_ref());
            heads(named.filter(|ballot| ballot.edition < kept.poll.edition).count())
        }))
    }

    async fn turnout(&self, poll_id: PollId) -> Result<Option<TurnoutRecord>, StoreError> {
        Ok(self.read(|state, _| turnout(state, state.polls.get(&poll_id)?)))
    }

    async fn non_voters(&self, poll_id: PollId, query: &NameQuery) -> Result<Vec<Person>, StoreError> {
        Ok(self.read(|state, _| non_voters(state, poll_id, query).unwrap_or_default()))
    }
}

impl KeptPoll {
    fn receipt(&self, voter: PersonId) -> Option<Receipt> {
        let named = self.ballots.get(&voter).map(|kept| kept.receipt.clone());
        named.or_else(|| self.marks.get(&voter).map(|_| self.recorded()))
    }

    /// All that a receipt says where ballots are detached.
    fn recorded(&self) -> Receipt {
        Receipt { poll_id: self.poll.id, version: 1, named: None }
    }

    /// The receipt that was given for this act of casting, if it was done before.
    fn given(&self, voter: PersonId, cast: &Cast) -> Option<Receipt> {
        let marked = self.marks.get(&voter) == Some(&cast.key);
        self.given.get(&(voter, cast.key)).cloned().or_else(|| marked.then(|| self.recorded()))
    }

    fn cast(
        &mut self,
        voter: PersonId,
        cast: &Cast,
        tracker: &Tracker,
        now: Timestamp,
    ) -> Result<Receipt, CastRefusal> {
        let current = self.receipt(voter);
        let taken = self.tally.taken_by_others(self.poll.method, current.as_ref());
        let (entitled, turnout) = (self.electorate.contains(&voter), self.tally.turnout);
        let standing = Standing { entitled, current, taken, turnout };
        let ballot = domain::cast(&self.poll, &standing, cast, now)?;
        if self.sealed {
            return Err(CastRefusal::Closed { at: self.poll.closes_at() });
        }
        if self.poll.secrecy.detaches() {
            self.tally.add(&ballot);
            self.tally.revision += 1;
            self.marks.insert(voter, cast.key);
            let place = self.detached.partition_point(|other| *other < ballot);
            self.detached.insert(place, ballot);
            return Ok(self.recorded());
        }
        let selection = ballot.selection().clone();
        let receipt = Receipt {
            poll_id: self.poll.id,
            version: standing.current.map_or(0, |current| current.version) + 1,
            named: Some(NamedBallot {
                tracker: tracker.clone(),
                at: now,
                selection,
                edition: self.poll.edition,
            }),
        };
        match self.ballots.get(&voter) {
            Some(old) => self.tally.replace(&old.ballot, &ballot),
            None => self.tally.add(&ballot),
        }
        self.tally.revision += 1;
        self.given.insert((voter, cast.key), receipt.clone());
        let before = self.ballots.get(&voter).and_then(|old| old.joined);
        let joined = ballot.joined(before, self.tally.revision);
        self.ballots.insert(voter, KeptBallot { ballot, receipt: receipt.clone(), joined });
        Ok(receipt)
    }

    /// The lines of a sign-up in their order: when each was joined, by whom, and what it says.
    fn lines(&self) -> Vec<(u64, &PersonId, &Selection)> {
        let all = self.ballots.iter();
        let mut lines: Vec<_> =
            all.filter_map(|(who, kept)| Some((kept.joined?, who, kept.ballot.selection()))).collect();
        lines.sort_unstable();
        lines
    }
}

fn sign_ups(state: &State, poll_id: PollId, query: SignUpQuery) -> Option<Vec<SignUpRow>> {
    let lines = state.polls.get(&poll_id)?.lines();
    let row = |(place, (joined, who, selection)): (u32, (u64, &PersonId, &Selection))| match selection {
        Selection::SignUp { quantity, note } => {
            let (person, note) = (state.people.get(who)?.clone(), note.clone());
            Some(SignUpRow { person, place, joined, quantity: *quantity, note })
        }
        _ => None,
    };
    let before = |line: &(u32, (u64, _, _))| query.before.is_none_or(|before| line.1.0 < before);
    let mut rows: Vec<_> = (1..).zip(lines).filter(before).filter_map(row).collect();
    rows.drain(..rows.len().saturating_sub(query.limit as usize));
    Some(rows)
}

pub(super) fn ballots(state: &State, poll_id: PollId, query: &NameQuery) -> Option<Vec<BallotRow>> {
    let kept = state.polls.get(&poll_id)?;
    let chose = |ballot: &KeptBallot, option: OptionId| ballot.ballot.selection().chose(option);
    let rows = kept
        .ballots
        .iter()
        .filter(|(_, ballot)| query.option.is_none_or(|option| chose(ballot, option)))
        .filter_map(|(voter, ballot)| Some((state.people.get(voter)?, ballot)))
        .filter(|(person, _)| order::matches(person, query.search.as_deref()));
    let start = Start::of(state, kept.poll.group_id, query.after);
    let page = order::page(rows, |(person, _)| person, start, query.limit);
    let row = |(person, KeptBallot { receipt, joined, .. }): (&Person, &KeptBallot)| {
        let ballot = receipt.named.clone()?;
        Some(BallotRow { person: person.clone(), version: receipt.version, ballot, joined: *joined })
    };
    Some(page.into_iter().filter_map(row).collect())
}

fn turnout(state: &State, kept: &KeptPoll) -> Option<TurnoutRecord> {
    let mut units = BTreeMap::<&str, Turnout>::new();
    for voter in &kept.electorate {
        let unit = state.people.get(voter)?.unit.parts().next().unwrap_or_default();
        let turnout = units.entry(unit).or_default();
        turnout.entitled += 1;
        turnout.cast += u32::from(kept.has_cast(voter));
    }
    let units = units.into_iter().map(|(unit, turnout)| UnitTurnout { unit: unit.to_owned(), turnout });
    let first = kept.given.values().filter(|receipt| receipt.version == 1);
    let mut first_casts: Vec<Timestamp> =
        first.filter_map(|receipt| Some(receipt.named.as_ref()?.at)).collect();
    first_casts.sort_unstable();
    Some(TurnoutRecord { units: units.collect(), first_casts })
}

pub(super) fn non_voters(state: &State, poll_id: PollId, query: &NameQuery) -> Option<Vec<Person>> {
    let kept = state.polls.get(&poll_id)?;
    let rows = kept
        .electorate
        .iter()
        .filter(|voter| !kept.has_cast(voter))
        .filter_map(|voter| state.people.get(voter))
        .filter(|person| order::matches(person, query.search.as_deref()));
    let start = Start::of(state, kept.poll.group_id, query.after);
    let page = order::page(rows, |person| person, start, query.limit);
    Some(page.into_iter().cloned().collect())
}
