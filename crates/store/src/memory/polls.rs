use super::edit::edit;
use super::state::{KeptPoll, State, heads};
use super::{MemoryStore, kept_already};
use crate::{Change, Polls, StoreError};
use async_trait::async_trait;
use domain::{
    Act, Deed, Edit, EditRefusal, GroupId, LogEntry, Member, PersonId, Poll, PollAction, PollId, PollRefusal,
    PollStatus, Question, Reason,
};
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;

#[async_trait]
impl Polls for MemoryStore {
    async fn compose_poll(&self, poll: &Poll) -> Result<(), StoreError> {
        self.write(|state, _| {
            state.known_group(poll.group_id)?;
            state.known_person(poll.composer)?;
            if state.polls.contains_key(&poll.id) {
                return Err(kept_already("poll"));
            }
            let shown = poll.options.iter().filter_map(|option| option.details.picture);
            for picture in shown {
                state.known_picture(picture)?;
            }
            state.polls.insert(poll.id, KeptPoll::new(poll));
            Ok(())
        })
    }

    async fn poll(&self, id: PollId) -> Result<Option<Poll>, StoreError> {
        Ok(self.read(|state, _| state.polls.get(&id).map(|kept| kept.poll.clone())))
    }

    async fn polls(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        after: Option<PollId>,
        limit: u32,
    ) -> Result<Vec<Poll>, StoreError> {
        Ok(self.read(|state, _| {
            let mut polls: Vec<&Poll> = all(state)
                .filter(|poll| poll.group_id == group_id)
                .filter(|poll| poll.opened.is_some() || poll.composer == viewer)
                .collect();
            polls.sort_by_key(|poll| Reverse((poll.composed, poll.id)));
            let first = after.map_or(0, |after| {
                polls.iter().position(|poll| poll.id == after).map_or(polls.len(), |place| place + 1)
            });
            polls.into_iter().skip(first).take(limit as usize).cloned().collect()
        }))
    }

    async fn current_polls(&self, group_id: GroupId, limit: u32) -> Result<Vec<Poll>, StoreError> {
        Ok(self.read(|state, now| {
            let current = |poll: &&Poll| match poll.status_at(now) {
                PollStatus::Open | PollStatus::Scheduled => true,
                PollStatus::Closed => now.duration_since(poll.closes_at()) < SignedDuration::from_hours(24),
                _ => false,
            };
            let own = all(state).filter(|poll| poll.group_id == group_id);
            let mut polls: Vec<Poll> = own.filter(current).cloned().collect();
            polls.sort_by_key(|poll| Reverse((poll.opened, poll.id)));
            polls.truncate(limit as usize);
            polls
        }))
    }

    async fn open_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.write(|state, now| Ok(act(state, id, by, Act::Open, now)))
    }

    async fn schedule_poll(
        &self,
        id: PollId,
        by: &Member,
        opens: Timestamp,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.write(|state, now| Ok(act(state, id, by, Act::Schedule { opens }, now)))
    }

    async fn extend_poll(
        &self,
        id: PollId,
        by: &Member,
        deadline: Timestamp,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        let reason = reason.clone();
        self.write(|state, now| Ok(act(state, id, by, Act::Extend { deadline, reason }, now)))
    }

    async fn close_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        let reason = reason.clone();
        self.write(|state, now| Ok(act(state, id, by, Act::Close { reason }, now)))
    }

    async fn withdraw_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        let reason = reason.clone();
        self.write(|state, now| Ok(act(state, id, by, Act::Withdraw { reason }, now)))
    }

    async fn edit_poll(
        &self,
        id: PollId,
        by: &Member,
        wanted: &Edit,
    ) -> Result<Option<Result<Poll, EditRefusal>>, StoreError> {
        self.write(|state, now| edit(state, id, by, wanted.clone(), now))
    }

    async fn questions(&self, id: PollId) -> Result<Vec<Question>, StoreError> {
        Ok(self.read(|state, _| state.polls.get(&id).map(KeptPoll::questions).unwrap_or_default()))
    }

    async fn deadlines(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError> {
        let mut polls: Vec<Poll> = self.read(|state, _| {
            let running = all(state).filter(|poll| ends_by_deadline(poll));
            running.filter(|poll| after < poll.deadline && poll.deadline <= until).cloned().collect()
        });
        polls.sort_by_key(|poll| (poll.deadline, poll.id));
        Ok(polls)
    }

    async fn next_deadline(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.read(|state, _| {
            let running = all(state).filter(|poll| ends_by_deadline(poll));
            running.map(|poll| poll.deadline).filter(|deadline| after < *deadline).min()
        }))
    }

    async fn openings(&self, after: Timestamp, until: Timestamp) -> Result<Vec<Poll>, StoreError> {
        Ok(self.read(|state, _| {
            let due = |poll: &&Poll| poll.opened.is_some_and(|opened| after < opened && opened <= until);
            let mut polls: Vec<Poll> = opening_alone(state).filter(due).cloned().collect();
            polls.sort_by_key(|poll| (poll.opened, poll.id));
            polls
        }))
    }

    async fn next_opening(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.read(|state, _| {
            opening_alone(state).filter_map(|poll| poll.opened).filter(|opened| after < *opened).min()
        }))
    }

    async fn poll_log(&self, id: PollId) -> Result<Vec<LogEntry>, StoreError> {
        Ok(self.read(|state, _| state.polls.get(&id).map(|kept| kept.log.clone()).unwrap_or_default()))
    }
}

fn all(state: &State) -> impl Iterator<Item = &Poll> {
    state.polls.values().map(|kept| &kept.poll)
}

/// Those that were set to open by themselves, and do.
fn opening_alone(state: &State) -> impl Iterator<Item = &Poll> {
    let by_hand = |kept: &&KeptPoll| kept.log.iter().any(|entry| entry.deed == Deed::Opened);
    let alone = state.polls.values().filter(move |kept| !by_hand(kept));
    alone.map(|kept| &kept.poll).filter(|poll| ends_by_deadline(poll))
}

fn ends_by_deadline(poll: &Poll) -> bool {
    poll.opened.is_some() && poll.closed.is_none() && poll.withdrawn.is_none()
}

/// Does what may be done by `by` in the role that is kept now: changes the poll, logs it, counts on, and announces it.
fn act(
    state: &mut State,
    id: PollId,
    by: &Member,
    act: Act,
    now: Timestamp,
) -> Option<Result<Poll, PollRefusal>> {
    let kept = state.polls.get(&id)?;
    let opens = act.action() == PollAction::Open;
    let done = state
        .member(by.group_id, by.person_id)
        .ok_or(PollRefusal::NotYours)
        .and_then(|by| kept.poll.after(act, by, now))
        .and_then(|done| if kept.sealed { Err(PollRefusal::Closed) } else { Ok(done) });
    let (poll, deed) = match done {
        Ok(done) => done,
        Err(refusal) => return Some(Err(refusal)),
    };
    let voting = state.voting(by.group_id);
    let entitled = heads(voting.len());
    if let Some(Err(refusal)) = opens.then(|| poll.may_open_for(entitled)) {
        return Some(Err(refusal));
    }
    let kept = state.polls.get_mut(&id)?;
    if opens {
        kept.tally.turnout.entitled = entitled;
        kept.electorate = voting;
    }
    kept.poll = poll;
    kept.log.push(LogEntry { at: now, by: Some(by.person_id), deed });
    kept.tally.revision += 1;
    kept.seal(now);
    let poll = kept.poll.clone();
    let tally = poll.announced(kept.tally(), now);
    state.changes.push(Change::Poll { poll: Box::new(poll.clone()), tally });
    Some(Ok(poll))
}
