//! The group that one is in, with its live line: one group and one line per tab, whichever of its pages is shown.

use super::{GroupState, Load, PollState};
use crate::backend::{self, Delivery, Line, listen, use_outbox};
use api::{
    Code, Problem,
    groups::GetGroup,
    live::{Event, GroupLive, Stream},
    polls::{GetPoll, ListPolls},
    shell::Shell,
};
use domain::{GroupId, PollId};
use leptos::prelude::*;
use reactive_stores::Store;
use std::{cell::RefCell, rc::Rc, time::Duration};

/// How long to wait before a poll is read again that has just been read.
const BREATH: Duration = Duration::from_secs(1);

/// The group that one is in.
#[derive(Clone, Copy)]
pub struct Here {
    now: StoredValue<Option<Stay>>,
    /// Outlives the pages: a group's state must not go when one of its pages does.
    root: StoredValue<Owner>,
}

/// A stay in one group.
struct Stay {
    state: GroupState,
    owner: Owner,
    _line: Line,
}

/// Puts it into the context, with what the page brought along; once, at the root.
pub fn provide_here(shell: Option<Shell>) -> Here {
    let root = Owner::current().unwrap_or_default();
    let here = Here { now: StoredValue::new(None), root: StoredValue::new(root) };
    provide_context(here);
    if let Some((group, poll, mark)) = shell.and_then(|shell| shell.poll) {
        let state = here.stay(group.group.id, Some(mark));
        state.view.set(Load::Ready(group));
        state.take(poll);
    }
    here
}

/// The group that one is in.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_here() -> Here {
    expect_context()
}

impl Here {
    /// Goes into a group, or stays in it, and reads its list of polls.
    pub fn group(self, id: GroupId) -> GroupState {
        let state = self.current().filter(|state| state.id == id).unwrap_or_else(|| self.stay(id, None));
        if state.listed.get_untracked() != Load::Ready(()) {
            leptos::task::spawn_local(async move {
                read(state, true).await;
            });
        }
        state
    }

    /// Goes to a poll, and so into its group.
    pub fn poll(self, id: PollId) -> RwSignal<Load<(GroupState, Store<PollState>)>> {
        let found = RwSignal::new(Load::Waiting);
        let known = self.current().and_then(|state| state.poll(id).map(|poll| (state, poll)));
        if let Some(known) = known {
            found.set(Load::Ready(known));
            return found;
        }
        leptos::task::spawn_local(async move {
            match backend::call(&GetPoll { poll_id: id }).await {
                Ok(view) => {
                    let group_id = view.poll.group_id;
                    let state = self.current().filter(|state| state.id == group_id);
                    let state = state.unwrap_or_else(|| self.stay(group_id, None));
                    state.take(view);
                    if let Some(poll) = state.poll(id) {
                        found.try_set(Load::Ready((state, poll)));
                    }
                    read(state, false).await;
                }
                Err(problem) => {
                    found.try_set(Load::Failed(problem));
                }
            }
        });
        found
    }

    /// The group that one is in now, if any.
    #[must_use]
    pub fn current(self) -> Option<GroupState> {
        self.now.try_with_value(|now| now.as_ref().map(|stay| stay.state)).flatten()
    }

    /// Leaves the group: its line ends and what was known of it is forgotten.
    pub fn leave(self) {
        if let Some(Some(stay)) = self.now.try_update_value(Option::take) {
            stay.owner.cleanup();
        }
    }

    /// Begins a stay. What the page brought along was read at the mark `fresh`: if nothing has happened since, the line need not
    /// begin by reading it again.
    fn stay(self, id: GroupId, fresh: Option<u64>) -> GroupState {
        self.leave();
        let owner = self.root.with_value(Owner::child);
        let state = owner.with(|| {
            let state = GroupState::new(id);
            take_receipts(state);
            state
        });
        let stay = Stay { state, owner, _line: line_of(state, fresh) };
        self.now.set_value(Some(stay));
        state
    }
}

/// The live line of a group.
fn line_of(state: GroupState, fresh: Option<u64>) -> Line {
    let url = GroupLive::PATH.replace("{group_id}", &state.id.to_string());
    let fresh = std::cell::Cell::new(fresh);
    let wanted = Wanted::default();
    let hear = backend::Hear {
        event: Box::new(move |event| {
            if let Some(unknown) = receive(state, event) {
                wanted.read(state, unknown);
            }
        }),
        reread: Box::new(move |mark| {
            let fresh = fresh.take();
            Box::pin(async move { fresh.is_some() && fresh == mark || read(state, false).await })
        }),
    };
    listen(url, state.line, hear)
}

/// The polls that are being read because the line does not say all of them, at most once in a [`BREATH`], so that many votes
/// at once are few questions; true where it must be read once more.
#[derive(Clone, Default)]
struct Wanted(Rc<RefCell<Vec<(PollId, bool)>>>);

impl Wanted {
    fn read(&self, state: GroupState, id: PollId) {
        if let Some((_, again)) = self.0.borrow_mut().iter_mut().find(|(reading, _)| *reading == id) {
            *again = true;
            return;
        }
        self.0.borrow_mut().push((id, false));
        let wanted = self.clone();
        leptos::task::spawn_local(async move {
            read_poll(state, id).await;
            let breathed = move || {
                let again = wanted.0.borrow().contains(&(id, true));
                wanted.0.borrow_mut().retain(|(read, _)| *read != id);
                if again {
                    wanted.read(state, id);
                }
            };
            set_timeout(breathed, BREATH);
        });
    }
}

async fn read_poll(state: GroupState, poll_id: PollId) {
    if let Ok(view) = backend::call(&GetPoll { poll_id }).await
        && state.ended.try_get_untracked().is_some()
        && view.poll.group_id == state.id
    {
        state.take(view);
    }
}

fn receive(state: GroupState, event: Event) -> Option<PollId> {
    // The page may be gone while the last event of its line is under way.
    if state.ended.try_get_untracked().is_none() { None } else { state.receive(event) }
}

/// Reads the group and its polls; the list too if `list` or if it was read before. Answers whether the server answered.
async fn read(state: GroupState, list: bool) -> bool {
    let group = backend::call(&GetGroup { group_id: state.id }).await;
    let reached = !matches!(&group, Err(problem) if problem.code == Code::Unreachable);
    if state.view.try_update(|view| view.take(group)).is_none() {
        return reached;
    }
    let list = list || state.listed.get_untracked() == Load::Ready(());
    let answer = if list { read_list(state).await } else { read_known(state).await };
    if list {
        state.listed.try_update(|listed| listed.take(answer));
    }
    reached
}

async fn read_list(state: GroupState) -> Result<(), Problem> {
    let request = ListPolls { group_id: state.id, after: None, limit: Default::default() };
    let page = backend::call(&request).await?;
    if state.ended.try_get_untracked().is_some() {
        page.items.into_iter().for_each(|view| state.take(view));
        state.older.set(page.next);
    }
    Ok(())
}

async fn read_known(state: GroupState) -> Result<(), Problem> {
    let known: Vec<PollId> =
        state.polls.try_with_untracked(|polls| polls.iter().map(|(id, _)| *id).collect()).unwrap_or_default();
    for poll_id in known {
        let view = backend::call(&GetPoll { poll_id }).await?;
        if state.ended.try_get_untracked().is_some() {
            state.take(view);
        }
    }
    Ok(())
}

/// Receipts reach the state as soon as the outbox has them; what another tab sent is read.
fn take_receipts(state: GroupState) {
    let outbox = use_outbox();
    Effect::new(move || {
        let Some(poll_id) = outbox.elsewhere().get() else { return };
        leptos::task::spawn_local(read_poll(state, poll_id));
    });
    Effect::new(move || {
        for (poll_id, _) in state.polls.get() {
            if let Some(Delivery::Recorded(receipt)) = outbox.delivery_of(poll_id)
                && let Some(poll_id) = state.take_receipt(receipt)
            {
                leptos::task::spawn_local(read_poll(state, poll_id));
            }
        }
    });
}
