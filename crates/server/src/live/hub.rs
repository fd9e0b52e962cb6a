//! The one listener of the store's changes.

mod reread;

use super::{
    closer::{self, Due},
    lines::{Line, Lines, Listener},
    pace::Pace,
    pending::Pending,
    stop::Stop,
};
use domain::{GroupId, Poll};
use std::{
    collections::HashMap,
    future::pending,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use store::{Change, Clock, Store};
use tokio::{
    sync::{Notify, broadcast, mpsc},
    time::{Instant, sleep_until},
};

/// How many changes are taken before a round, at most.
const AT_ONCE: usize = 10_000;
/// How long to wait before everything is read afresh: whoever falls behind once falls behind again right away.
const BREATH: Duration = Duration::from_millis(100);
/// How long to wait before a failing store is read again.
const AGAIN: Duration = Duration::from_secs(1);

/// Who listens, and to what. Copies are the same hub.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Shared>);

/// What lines, hub and closer share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    lines: Mutex<Lines>,
    pub(super) pace: Pace,
    /// A poll's opening or deadline may be another than the closer waits for.
    pub(super) deadlines: Notify,
    /// How much has happened in each group.
    happened: Mutex<HashMap<GroupId, u64>>,
    /// How often nobody knows what happened where.
    missed: AtomicU64,
}

impl Shared {
    pub(super) fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    fn happened(&self, group_id: GroupId) {
        *self.happened.lock().unwrap_or_else(PoisonError::into_inner).entry(group_id).or_default() += 1;
    }
}

impl Hub {
    /// A number that is another whenever something happened in the group. Taken behind the opening of a line it counts
    /// everything that the line will not tell.
    pub(crate) fn mark(&self, group_id: GroupId) -> u64 {
        let happened = self.0.happened.lock().unwrap_or_else(PoisonError::into_inner);
        happened.get(&group_id).copied().unwrap_or_default() + self.0.missed.load(Ordering::Relaxed)
    }

    /// Begins to listen to `store`. Ends when the store is dropped or at `stop`.
    pub(crate) fn start(store: &Arc<dyn Store>, clock: &Arc<dyn Clock>, stop: &Stop) -> Self {
        let shared = Arc::new(Shared::default());
        let (due, inbox) = mpsc::channel(64);
        tokio::spawn(closer::run(
            Arc::downgrade(store),
            Arc::clone(clock),
            Arc::clone(&shared),
            due,
            stop.clone(),
        ));
        let listening = Listening {
            changes: store.changes(),
            store: Arc::downgrade(store),
            clock: Arc::clone(clock),
            shared: Arc::clone(&shared),
            inbox,
            pending: Pending::default(),
            next_round: Instant::now(),
            reread: None,
        };
        tokio::spawn(listening.run(stop.clone()));
        Self(shared)
    }

    /// How many lines this listener holds open, and how many all together do.
    pub(super) fn count(&self, listener: Listener) -> (u32, u32) {
        self.0.lines().count(listener)
    }

    /// Opens a line. `None` if the server goes away.
    pub(super) fn open(&self, group_id: GroupId, listener: Listener) -> Option<Line> {
        self.0.lines().open(&self.0, group_id, listener)
    }
}

/// The task.
struct Listening {
    changes: broadcast::Receiver<Change>,
    store: Weak<dyn Store>,
    clock: Arc<dyn Clock>,
    shared: Arc<Shared>,
    inbox: mpsc::Receiver<Due>,
    pending: Pending,
    /// The instant before which no round begins.
    next_round: Instant,
    /// When to read everything afresh, if changes were missed.
    reread: Option<Instant>,
}

impl Listening {
    async fn run(mut self, stop: Stop) {
        let stopped = stop.wait();
        tokio::pin!(stopped);
        loop {
            let round = if self.pending.is_empty() { None } else { Some(self.next_round) };
            tokio::select! {
                biased;
                () = &mut stopped => break,
                () = until(round) => self.round(),
                () = until(self.reread) => self.read_afresh().await,
                change = self.changes.recv() => match change {
                    Ok(change) => self.take_with_those_behind(change),
                    Err(broadcast::error::RecvError::Lagged(_)) => self.fell_behind(),
                    Err(broadcast::error::RecvError::Closed) => break,
                },
                Some(due) = self.inbox.recv() => {
                    let Due { poll, tally } = due;
                    self.shared.happened(poll.group_id);
                    self.pending.poll(poll.group_id, Some(poll), tally);
                }
            }
        }
        self.shared.lines().close();
    }

    /// Takes a change and whatever else is there already, so that a round tells the newest.
    fn take_with_those_behind(&mut self, first: Change) {
        self.take(first);
        for _ in 0..AT_ONCE {
            match self.changes.try_recv() {
                Ok(change) => self.take(change),
                Err(broadcast::error::TryRecvError::Lagged(_)) => self.fell_behind(),
                Err(broadcast::error::TryRecvError::Empty | broadcast::error::TryRecvError::Closed) => return,
            }
        }
    }

    fn fell_behind(&mut self) {
        self.shared.missed.fetch_add(1, Ordering::Relaxed);
        self.reread.get_or_insert_with(|| Instant::now() + BREATH);
    }

    fn take(&mut self, change: Change) {
        match change {
            Change::Tally { group_id, tally } => {
                self.shared.happened(group_id);
                if self.shared.lines().has(group_id) {
                    self.pending.poll(group_id, None, tally);
                }
            }
            Change::Poll { poll, tally } => {
                self.shared.happened(poll.group_id);
                self.shared.deadlines.notify_one();
                if is_for_everybody(&poll) && self.shared.lines().has(poll.group_id) {
                    self.pending.poll(poll.group_id, Some(poll), tally);
                }
            }
            Change::Calendar { group_id, event_id, revision } => {
                self.shared.happened(group_id);
                if self.shared.lines().has(group_id) {
                    self.pending.calendar(group_id, event_id, revision);
                }
            }
            // Whoever waits for what is due listens for itself.
            Change::Due => {}
            Change::Roster { group_id, members } => {
                self.shared.happened(group_id);
                if self.shared.lines().has(group_id) {
                    self.pending.roster(group_id, members);
                }
            }
            Change::Removed { group_id, person_id } => {
                self.end(|group, listener| group == group_id && is_person(listener, person_id));
            }
            Change::SessionRevoked(id) => {
                self.end(|_, listener| matches!(listener, Listener::Session(session, _) if session == id));
            }
            Change::KioskRevoked(id) => self.end(|_, listener| listener == Listener::Kiosk(id)),
        }
    }

    fn end(&self, ends: impl Fn(GroupId, Listener) -> bool) {
        self.shared.lines().end(ends);
    }

    /// Tells everybody what waits.
    fn round(&mut self) {
        let lines = self.shared.lines();
        let told = self.pending.take().into_iter().map(|(group_id, waiting)| lines.tell(group_id, waiting));
        let told: u32 = told.sum();
        let now = Instant::now();
        self.next_round = now + self.shared.pace.begin(told, now);
    }
}

/// A draft that is taken back was never anybody's but its composer's.
fn is_for_everybody(poll: &Poll) -> bool {
    poll.opened.is_some()
}

fn is_person(listener: Listener, person_id: domain::PersonId) -> bool {
    matches!(listener, Listener::Session(_, person) if person == person_id)
}

async fn until(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => pending().await,
    }
}

#[cfg(test)]
mod tests;
