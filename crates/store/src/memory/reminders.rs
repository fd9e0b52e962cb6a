use super::MemoryStore;
use super::state::{State, heads};
use crate::{Change, Occasion, Reminders, StoreError};
use async_trait::async_trait;
use domain::{
    Member, PersonId, PollId, Reminder, ReminderKind, ReminderPlan, ReminderRefusal, Reminders as Kept,
};
use jiff::Timestamp;

#[async_trait]
impl Reminders for MemoryStore {
    async fn reminders(&self, poll_id: PollId) -> Result<Option<Kept>, StoreError> {
        Ok(self.read(|state, _| state.polls.contains_key(&poll_id).then(|| kept(state, poll_id))))
    }

    async fn plan_reminders(
        &self,
        poll_id: PollId,
        by: &Member,
        plan: ReminderPlan,
    ) -> Result<Option<Result<Kept, ReminderRefusal>>, StoreError> {
        self.write(|state, now| {
            let Some(poll) = state.polls.get(&poll_id).map(|kept| &kept.poll) else { return Ok(None) };
            let by = state.member(by.group_id, by.person_id).ok_or(ReminderRefusal::NotYours);
            if let Err(refusal) = by.and_then(|by| Kept::may_plan(poll, by, now)) {
                return Ok(Some(Err(refusal)));
            }
            let kept = state.reminders.entry(poll_id).or_default();
            kept.plan = plan;
            let kept = kept.clone();
            state.changes.push(Change::Due);
            Ok(Some(Ok(kept)))
        })
    }

    async fn remind(
        &self,
        poll_id: PollId,
        by: &Member,
    ) -> Result<Option<Result<Kept, ReminderRefusal>>, StoreError> {
        self.write(|state, now| {
            let Some(of) = state.polls.get(&poll_id) else { return Ok(None) };
            let by = state.member(by.group_id, by.person_id).ok_or(ReminderRefusal::NotYours);
            let waiting = heads(waiting(state, poll_id).len());
            let may = by.and_then(|by| kept(state, poll_id).may_remind(&of.poll, by, waiting, now));
            if let Err(refusal) = may {
                return Ok(Some(Err(refusal)));
            }
            goes_out(state, poll_id, ReminderKind::ByHand, now);
            Ok(Some(Ok(kept(state, poll_id))))
        })
    }

    async fn remind_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.write(|state, now| {
            let due: Vec<(PollId, ReminderKind)> = state
                .polls
                .values()
                .filter_map(|of| Some((of.poll.id, kept(state, of.poll.id).due(&of.poll, now)?)))
                .collect();
            for (poll_id, kind) in due {
                goes_out(state, poll_id, kind, now);
            }
            let next = state.polls.values().filter_map(|of| kept(state, of.poll.id).next(&of.poll, now));
            Ok(next.min())
        })
    }

    async fn reminded(&self, poll_ids: &[PollId]) -> Result<Vec<PollId>, StoreError> {
        Ok(self.read(|state, _| {
            let sent = |id: &PollId| state.reminders.get(id).is_some_and(|kept| !kept.sent.is_empty());
            poll_ids.iter().copied().filter(sent).collect()
        }))
    }
}

fn kept(state: &State, poll_id: PollId) -> Kept {
    state.reminders.get(&poll_id).cloned().unwrap_or_default()
}

/// Who may vote and has not.
fn waiting(state: &State, poll_id: PollId) -> Vec<PersonId> {
    let Some(kept) = state.polls.get(&poll_id) else { return Vec::new() };
    let of_the_group = |id: &PersonId| state.member(kept.poll.group_id, *id).is_some();
    kept.electorate.iter().copied().filter(|id| kept.waits_for(id) && of_the_group(id)).collect()
}

fn goes_out(state: &mut State, poll_id: PollId, kind: ReminderKind, now: Timestamp) {
    let people = waiting(state, poll_id);
    let reminder = Reminder { kind, at: now, waiting: heads(people.len()) };
    state.reminders.entry(poll_id).or_default().sent.push(reminder);
    state.post(people, Occasion::Reminder { poll_id }, now);
}
