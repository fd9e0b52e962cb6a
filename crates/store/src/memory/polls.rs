use super::state::{KeptPoll, State, heads};
use super::{MemoryStore, kept_already};
use crate::{Change, Polls, StoreError};
use async_trait::async_trait;
use domain::{
    Close, GroupId, Member, PersonId, Poll, PollAction, PollId, PollRefusal, PollStatus, Reason, Withdrawal,
};
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;
use std::collections::BTreeSet;

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
                PollStatus::Open => true,
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
        self.write(|state, now| {
            let voting: BTreeSet<PersonId> = state
                .members_of(by.group_id)
                .filter(|member| member.role.votes())
                .map(|member| member.person_id)
                .collect();
            let entitled = heads(voting.len());
            if let Some(Err(refusal)) = state.polls.get(&id).map(|kept| kept.poll.may_open_for(entitled)) {
                let asked = asked(state, id, by, PollAction::Open, now);
                return Ok(asked.map(|may| may.and(Err(refusal))));
            }
            Ok(act(state, id, by, PollAction::Open, now, |kept| {
                kept.poll.opened = Some(now);
                kept.tally.turnout.entitled = entitled;
                kept.electorate = voting;
            }))
        })
    }

    async fn close_poll(
        &self,
        id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.write(|state, now| {
            Ok(act(state, id, by, PollAction::Close, now, |kept| {
                kept.poll.closed = Some(Close { at: now, by: by.person_id });
            }))
        })
    }

    async fn withdraw_poll(
        &self,
        id: PollId,
        by: &Member,
        reason: &Reason,
    ) -> Result<Option<Result<Poll, PollRefusal>>, StoreError> {
        self.write(|state, now| {
            Ok(act(state, id, by, PollAction::Withdraw, now, |kept| {
                let withdrawal = Withdrawal { at: now, by: by.person_id, reason: reason.clone() };
                kept.poll.withdrawn = Some(withdrawal);
            }))
        })
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
}

fn all(state: &State) -> impl Iterator<Item = &Poll> {
    state.polls.values().map(|kept| &kept.poll)
}

fn ends_by_deadline(poll: &Poll) -> bool {
    poll.opened.is_some() && poll.closed.is_none() && poll.withdrawn.is_none()
}

/// Asks [`Poll::may`] for `by` in the role that is kept now.
fn asked(
    state: &State,
    id: PollId,
    by: &Member,
    action: PollAction,
    now: Timestamp,
) -> Option<Result<(), PollRefusal>> {
    let kept = state.polls.get(&id)?;
    let by = state.member(by.group_id, by.person_id).ok_or(PollRefusal::NotYours);
    Some(by.and_then(|by| kept.poll.may(by, action, now)))
}

/// Does what may be done: changes the poll, counts on, and announces it.
fn act(
    state: &mut State,
    id: PollId,
    by: &Member,
    action: PollAction,
    now: Timestamp,
    change: impl FnOnce(&mut KeptPoll),
) -> Option<Result<Poll, PollRefusal>> {
    if let Err(refusal) = asked(state, id, by, action, now)? {
        return Some(Err(refusal));
    }
    let kept = state.polls.get_mut(&id)?;
    change(kept);
    kept.tally.revision += 1;
    kept.seal(now);
    let poll = kept.poll.clone();
    let tally = poll.announced(kept.tally(), now);
    state.changes.push(Change::Poll { poll: Box::new(poll.clone()), tally });
    Some(Ok(poll))
}
