use super::order::{self, Start};
use super::state::{KeptEvent, State};
use super::{MemoryStore, kept_already};
use crate::{
    Attendance, AttendeeQuery, AttendeeRow, Calendar, Change, EventQuery, NewEvent, Occasion, StoreError,
    TokenHash,
};
use async_trait::async_trait;
use domain::{
    Answers, CalendarEvent, Decided, EventChange, EventId, EventPlan, EventRefusal, Feed, GroupId, Invited,
    Member, Outcome, PartStat, PersonId, PollId, Reason, calendar::may_make,
};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::BTreeMap;

type Answer = Option<Result<CalendarEvent, EventRefusal>>;

#[async_trait]
impl Calendar for MemoryStore {
    async fn create_event(&self, by: &Member, event: &NewEvent) -> Result<Answer, StoreError> {
        self.write(|state, now| create(state, by, event, now))
    }

    async fn event(&self, id: EventId) -> Result<Option<CalendarEvent>, StoreError> {
        Ok(self.read(|state, _| state.events.get(&id).map(|kept| kept.event.clone())))
    }

    async fn events(&self, group_id: GroupId, query: &EventQuery) -> Result<Vec<CalendarEvent>, StoreError> {
        let place = |event: &CalendarEvent| (event.plan.starts, event.id);
        Ok(self.read(|state, _| {
            let own = |event: &&CalendarEvent| event.group_id == group_id;
            let behind = match query.after.map(|id| state.events.get(&id).map(|kept| &kept.event)) {
                None => None,
                Some(event) => match event.filter(own) {
                    Some(event) => Some(place(event)),
                    None => return Vec::new(),
                },
            };
            let mut events: Vec<CalendarEvent> = all(state)
                .filter(own)
                .filter(|event| event.plan.starts < query.until && event.plan.ends > query.from)
                .filter(|event| behind.is_none_or(|behind| place(event) > behind))
                .cloned()
                .collect();
            events.sort_by_key(place);
            events.truncate(query.limit as usize);
            events
        }))
    }

    async fn events_of_poll(&self, poll_id: PollId) -> Result<Vec<CalendarEvent>, StoreError> {
        Ok(self.read(|state, _| {
            let mut events: Vec<CalendarEvent> = of_poll(state, poll_id).cloned().collect();
            events.sort_by_key(|event| Reverse((event.made, event.id)));
            events
        }))
    }

    async fn invitations_of(
        &self,
        person_id: PersonId,
        from: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CalendarEvent, PartStat)>, StoreError> {
        Ok(self.read(|state, _| {
            let mut asked: Vec<(CalendarEvent, PartStat)> = state
                .events
                .values()
                .filter(|kept| kept.event.plan.ends > from)
                .filter(|kept| state.member(kept.event.group_id, person_id).is_some())
                .filter_map(|kept| Some((kept.event.clone(), *kept.attendees.get(&person_id)?)))
                .collect();
            asked.sort_by_key(|(event, _)| (event.plan.starts, event.id));
            asked.truncate(limit as usize);
            asked
        }))
    }

    async fn change_event(
        &self,
        id: EventId,
        by: &Member,
        sequence: u32,
        plan: &EventPlan,
    ) -> Result<Answer, StoreError> {
        self.write(|state, now| {
            Ok(organise(state, id, by, now, |kept| {
                let change = kept.event.change(plan.clone(), sequence, now)?;
                if change == EventChange::Moved {
                    kept.attendees.values_mut().for_each(|answer| *answer = PartStat::NeedsAction);
                }
                Ok(change != EventChange::None)
            }))
        })
    }

    async fn cancel_event(&self, id: EventId, by: &Member, reason: &Reason) -> Result<Answer, StoreError> {
        self.write(|state, now| {
            Ok(organise(state, id, by, now, |kept| {
                kept.event.cancel(by.person_id, reason.clone(), now);
                Ok(true)
            }))
        })
    }

    async fn answer_event(
        &self,
        id: EventId,
        person_id: PersonId,
        sequence: u32,
        answer: PartStat,
    ) -> Result<Answer, StoreError> {
        self.write(|state, now| {
            let Some(event) = state.events.get(&id).map(|kept| &kept.event) else { return Ok(None) };
            let member = state.member(event.group_id, person_id).is_some();
            let Some(kept) = state.events.get_mut(&id) else { return Ok(None) };
            let before = kept.attendees.get(&person_id).copied().filter(|_| member);
            if let Err(refusal) = kept.event.may_answer(before.is_some(), sequence, now) {
                return Ok(Some(Err(refusal)));
            }
            let event = if before == Some(answer) {
                kept.event.clone()
            } else {
                kept.attendees.insert(person_id, answer);
                kept.event.revision += 1;
                let event = kept.event.clone();
                state.changes.push(changed(&event));
                event
            };
            Ok(Some(Ok(event)))
        })
    }

    async fn attendance(&self, ids: &[EventId], person_id: PersonId) -> Result<Vec<Attendance>, StoreError> {
        Ok(self.read(|state, _| {
            let kept = ids.iter().filter_map(|id| Some((*id, state.events.get(id)?)));
            kept.map(|(event_id, kept)| Attendance {
                event_id,
                answers: Answers::count(kept.attendees.values().copied()),
                mine: kept.attendees.get(&person_id).copied(),
            })
            .collect()
        }))
    }

    async fn attendees(&self, id: EventId, query: &AttendeeQuery) -> Result<Vec<AttendeeRow>, StoreError> {
        Ok(self.read(|state, _| {
            let Some(kept) = state.events.get(&id) else { return Vec::new() };
            let asked =
                kept.attendees.iter().filter(|(_, said)| query.answer.is_none_or(|one| one == **said));
            let rows = asked.filter_map(|(person_id, answer)| {
                Some(AttendeeRow { person: state.people.get(person_id)?.clone(), answer: *answer })
            });
            let start = Start::of(state, kept.event.group_id, query.after);
            order::page(rows, |row| &row.person, start, query.limit)
        }))
    }

    async fn put_feed(&self, person_id: PersonId, token: TokenHash) -> Result<Feed, StoreError> {
        self.write(|state, now| {
            state.known_person(person_id)?;
            if state.feeds.values().any(|(_, kept)| *kept == token) {
                return Err(kept_already("feed"));
            }
            let feed = Feed { person_id, since: now };
            state.feeds.insert(person_id, (feed, token));
            Ok(feed)
        })
    }

    async fn feed(&self, person_id: PersonId) -> Result<Option<Feed>, StoreError> {
        Ok(self.read(|state, _| state.feeds.get(&person_id).map(|(feed, _)| *feed)))
    }

    async fn feed_by_token(&self, token: TokenHash) -> Result<Option<Feed>, StoreError> {
        Ok(self.read(|state, _| state.feeds.values().find(|(_, kept)| *kept == token).map(|(feed, _)| *feed)))
    }

    async fn revoke_feed(&self, person_id: PersonId) -> Result<bool, StoreError> {
        self.write(|state, _| Ok(state.feeds.remove(&person_id).is_some()))
    }
}

fn all(state: &State) -> impl Iterator<Item = &CalendarEvent> {
    state.events.values().map(|kept| &kept.event)
}

fn of_poll(state: &State, poll_id: PollId) -> impl Iterator<Item = &CalendarEvent> {
    all(state).filter(move |event| event.origin.is_some_and(|origin| origin.poll_id == poll_id))
}

fn changed(event: &CalendarEvent) -> Change {
    Change::Calendar { group_id: event.group_id, event_id: event.id, revision: event.revision }
}

/// Asks [`may_make`] for `by` in the role that is kept now; then keeps the event and announces it.
fn create(state: &mut State, by: &Member, new: &NewEvent, now: Timestamp) -> Result<Answer, StoreError> {
    let group_id = state.known_group(by.group_id)?.id;
    if state.events.contains_key(&new.id) {
        return Err(kept_already("event"));
    }
    let poll = match new.origin.map(|origin| state.polls.get(&origin.poll_id)) {
        None => None,
        Some(kept) => match kept.filter(|kept| kept.poll.group_id == group_id) {
            Some(kept) => Some(kept),
            None => return Ok(None),
        },
    };
    let outcome = poll.map(|kept| Outcome::of(&kept.poll, &kept.tally()));
    let decided = match (poll, &outcome, new.origin) {
        (Some(kept), Some(outcome), Some(origin)) => Some(Decided {
            poll: &kept.poll,
            outcome,
            option: origin.option,
            has_event: of_poll(state, origin.poll_id).any(|event| event.cancelled.is_none()),
        }),
        _ => None,
    };
    let Some(member) = state.member(group_id, by.person_id) else {
        return Ok(Some(Err(EventRefusal::NotYours)));
    };
    if let Err(refusal) = may_make(member, decided.as_ref(), new.invited, now) {
        return Ok(Some(Err(refusal)));
    }
    let casts = |id: &PersonId| poll.is_some_and(|kept| kept.comes(id));
    let asked = state.members_of(group_id).map(|member| member.person_id);
    let asked = asked.filter(|id| new.invited == Invited::Everybody || casts(id));
    let attendees: BTreeMap<PersonId, PartStat> = asked.map(|id| (id, PartStat::NeedsAction)).collect();
    let invited: Vec<PersonId> = attendees.keys().copied().collect();
    let event = CalendarEvent {
        id: new.id,
        group_id,
        organiser: by.person_id,
        made: now,
        changed: now,
        plan: new.plan.clone(),
        origin: new.origin,
        sequence: 0,
        revision: 1,
        cancelled: None,
    };
    state.events.insert(new.id, KeptEvent { event: event.clone(), attendees });
    state.changes.push(changed(&event));
    state.post(invited, Occasion::Event { event_id: new.id }, now);
    Ok(Some(Ok(event)))
}

/// Asks [`CalendarEvent::may_change`] for `by` in the role that is kept now; then does `act`, and announces what it changed.
fn organise(
    state: &mut State,
    id: EventId,
    by: &Member,
    now: Timestamp,
    act: impl FnOnce(&mut KeptEvent) -> Result<bool, EventRefusal>,
) -> Answer {
    let by = state.member(by.group_id, by.person_id).cloned();
    let kept = state.events.get_mut(&id)?;
    let may = by.ok_or(EventRefusal::NotYours).and_then(|by| kept.event.may_change(&by, now));
    match may.and_then(|()| act(kept)) {
        Err(refusal) => Some(Err(refusal)),
        Ok(is_new) => {
            let event = kept.event.clone();
            if is_new {
                let invited: Vec<PersonId> = kept.attendees.keys().copied().collect();
                state.changes.push(changed(&event));
                state.post(invited, Occasion::Event { event_id: id }, now);
            }
            Some(Ok(event))
        }
    }
}

impl State {
    /// Asks one who left the group no longer to what is not over.
    pub(super) fn uninvite(&mut self, group_id: GroupId, person_id: PersonId, now: Timestamp) {
        let ahead = |kept: &&mut KeptEvent| kept.event.group_id == group_id && kept.event.plan.ends > now;
        for kept in self.events.values_mut().filter(ahead) {
            if kept.attendees.remove(&person_id).is_some() {
                kept.event.revision += 1;
                self.changes.push(changed(&kept.event));
            }
        }
    }
}
