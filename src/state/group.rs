use super::{Load, PollState, poll};
use crate::backend::LineState;
use api::{groups::GroupView, live::Event, polls::PollView};
use domain::{EventId, GroupId, PollId, Receipt};
use leptos::prelude::*;
use reactive_stores::Store;

/// What the SPA knows of one group. Copied freely: every copy is the same state.
#[derive(Clone, Copy)]
pub struct GroupState {
    /// Which group.
    pub id: GroupId,
    /// The group, and whoever is signed in within it.
    pub view: RwSignal<Load<GroupView>>,
    /// Its polls, newest first: each a store of its own, so that a vote wakes only what shows that poll.
    pub polls: RwSignal<Vec<(PollId, Store<PollState>)>>,
    /// Whether the list of polls has been read, and how that went.
    pub listed: RwSignal<Load<()>>,
    /// Where the list goes on, if it does.
    pub older: RwSignal<Option<PollId>>,
    /// The event of the calendar that changed last; nothing where any may have. Whoever shows events reads them again.
    pub calendar: RwSignal<Option<EventId>>,
    /// How the line to the server is.
    pub line: RwSignal<LineState>,
    /// Whether whoever is signed in was removed, or signed out.
    pub ended: RwSignal<bool>,
    /// Polls live as long as the group is known, whichever page took them.
    owner: StoredValue<Owner>,
}

impl GroupState {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(id: GroupId) -> Self {
        Self {
            id,
            view: RwSignal::default(),
            polls: RwSignal::default(),
            listed: RwSignal::default(),
            older: RwSignal::default(),
            calendar: RwSignal::default(),
            line: RwSignal::default(),
            ended: RwSignal::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// What is known of a poll. Wakes its reader when polls come and go, not when one changes.
    #[must_use]
    pub fn poll(self, id: PollId) -> Option<Store<PollState>> {
        self.polls.with(|polls| find(polls, id))
    }

    fn poll_untracked(self, id: PollId) -> Option<Store<PollState>> {
        self.polls.with_untracked(|polls| find(polls, id))
    }

    /// Takes a poll as it was read.
    pub fn take(self, view: PollView) {
        match self.poll_untracked(view.poll.id) {
            Some(known) => poll::take(known, view),
            None => self.polls.update(|polls| {
                let id = view.poll.id;
                let place = polls.partition_point(|(other, _)| *other > id);
                let store = self.owner.with_value(|owner| owner.with(|| Store::new(view.into())));
                polls.insert(place, (id, store));
            }),
        }
    }

    /// Takes a receipt. Returns the poll that must be read because more of it may be seen now.
    pub fn take_receipt(self, receipt: Receipt) -> Option<PollId> {
        let id = receipt.poll_id;
        let known = self.poll_untracked(id)?;
        poll::take_receipt(known, receipt).then_some(id)
    }

    /// Takes an event. Returns the poll that must be read because the event does not say all of it.
    pub fn receive(self, event: Event) -> Option<PollId> {
        match event {
            Event::Tally { tally } => {
                let id = tally.poll_id;
                let known = self.poll_untracked(id)?;
                return poll::take_tally(known, tally).then_some(id);
            }
            Event::Poll { poll, tally } => match self.poll_untracked(poll.id) {
                Some(known) => {
                    // Who may vote is settled at the opening, or anew by an edit, and an event says it of nobody; nor does it
                    // show more of the result than everybody may see.
                    let (opens, edited) = known.with_untracked(|old| {
                        (old.poll.opened.is_none() && poll.opened.is_some(), old.poll.edition < poll.edition)
                    });
                    let id = poll.id;
                    poll::take_poll(known, *poll, tally);
                    return (opens || edited).then_some(id);
                }
                None => return Some(poll.id),
            },
            Event::Roster { members } => self.view.update(|view| {
                if let Load::Ready(view) = view {
                    view.members = members;
                }
            }),
            Event::Calendar { event_id, .. } => self.calendar.set(Some(event_id)),
            Event::Hello { .. } => self.calendar.set(None),
            Event::Ended => self.ended.set(true),
            Event::Beat => {}
        }
        None
    }
}

fn find(polls: &[(PollId, Store<PollState>)], id: PollId) -> Option<Store<PollState>> {
    polls.iter().find(|(other, _)| *other == id).map(|(_, store)| *store)
}

#[cfg(test)]
mod tests;
