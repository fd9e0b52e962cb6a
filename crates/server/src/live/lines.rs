//! Who holds a line open.

use super::{hub::Shared, news::News, pending::Waiting};
use bytes::Bytes;
use domain::{GroupId, KioskId, PersonId, SessionId};
use std::{collections::HashMap, sync::Arc};
use tokio::{
    sync::{oneshot, watch},
    time::Instant,
};

/// By what right one listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Listener {
    Session(SessionId, PersonId),
    Kiosk(KioskId),
}

/// Everybody who holds a line open.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The news of each group that somebody listens to.
    groups: HashMap<GroupId, watch::Sender<Arc<News>>>,
    open: HashMap<u64, Open>,
    per_listener: HashMap<Listener, u32>,
    last: u64,
    /// No line is opened any more.
    closed: bool,
}

#[derive(Debug)]
struct Open {
    group_id: GroupId,
    listener: Listener,
    end: oneshot::Sender<()>,
}

/// A line: what one listener hears.
#[derive(Debug)]
pub(super) struct Line {
    number: u64,
    group_id: GroupId,
    news: watch::Receiver<Arc<News>>,
    /// The number of the newest item that went over this line.
    seen: u64,
    end: oneshot::Receiver<()>,
    shared: Arc<Shared>,
}

/// What a line brings.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    /// Frames.
    News(Bytes),
    /// Too much was missed: read everything afresh.
    Reread,
    /// The listener may listen no longer.
    Ended,
    /// The server goes away.
    Closed,
}

impl Lines {
    /// Opens a line. `None` if the server goes away.
    pub(super) fn open(
        &mut self,
        shared: &Arc<Shared>,
        group_id: GroupId,
        listener: Listener,
    ) -> Option<Line> {
        if self.closed {
            return None;
        }
        let news = self.groups.entry(group_id).or_default().subscribe();
        let (end, ended) = oneshot::channel();
        self.last += 1;
        self.open.insert(self.last, Open { group_id, listener, end });
        *self.per_listener.entry(listener).or_default() += 1;
        let seen = news.borrow().number();
        Some(Line { number: self.last, group_id, news, seen, end: ended, shared: Arc::clone(shared) })
    }

    /// How many lines this listener holds open, and how many all together do.
    pub(super) fn count(&self, listener: Listener) -> (u32, u32) {
        let all = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        (self.per_listener.get(&listener).copied().unwrap_or(0), all)
    }

    /// The groups that somebody listens to.
    pub(super) fn groups(&self) -> Vec<GroupId> {
        self.groups.keys().copied().collect()
    }

    pub(super) fn has(&self, group_id: GroupId) -> bool {
        self.groups.contains_key(&group_id)
    }

    /// Everybody who listens, and to which group.
    pub(super) fn listeners(&self) -> Vec<(GroupId, Listener)> {
        let mut all: Vec<_> = self.open.values().map(|open| (open.group_id, open.listener)).collect();
        all.sort_unstable_by_key(|(group_id, listener)| match listener {
            Listener::Session(id, _) => (*group_id, id.0),
            Listener::Kiosk(id) => (*group_id, id.0),
        });
        all.dedup();
        all
    }

    /// Tells everybody who listens to a group. Returns how many they are.
    pub(super) fn tell(&self, group_id: GroupId, waiting: Waiting) -> u32 {
        let Some(group) = self.groups.get(&group_id) else { return 0 };
        group.send_modify(|news| waiting.tell(Arc::make_mut(news)));
        u32::try_from(group.receiver_count()).unwrap_or(u32::MAX)
    }

    /// Ends the lines of those who may listen no longer.
    pub(super) fn end(&mut self, ends: impl Fn(GroupId, Listener) -> bool) {
        for (_, open) in self.open.extract_if(|_, open| ends(open.group_id, open.listener)) {
            // Fails only for a line that is just being closed.
            let _ = open.end.send(());
            release(&mut self.per_listener, open.listener);
        }
    }

    /// Ends every line, and opens no other.
    pub(super) fn close(&mut self) {
        *self = Self { closed: true, ..Self::default() };
    }

    fn hang_up(&mut self, number: u64, group_id: GroupId) {
        if let Some(open) = self.open.remove(&number) {
            release(&mut self.per_listener, open.listener);
        }
        // The receiver of the line that is being dropped still counts.
        if self.groups.get(&group_id).is_some_and(|group| group.receiver_count() <= 1) {
            self.groups.remove(&group_id);
        }
    }
}

fn release(per_listener: &mut HashMap<Listener, u32>, listener: Listener) {
    if let Some(count) = per_listener.get_mut(&listener) {
        *count -= 1;
        if *count == 0 {
            per_listener.remove(&listener);
        }
    }
}

impl Line {
    /// Waits for what comes next.
    pub(super) async fn next(&mut self) -> Heard {
        tokio::select! {
            biased;
            ended = &mut self.end => if ended.is_ok() { Heard::Ended } else { Heard::Closed },
            changed = self.news.changed() => if changed.is_ok() { self.take() } else { Heard::Closed },
        }
    }

    fn take(&mut self) -> Heard {
        let news = Arc::clone(&self.news.borrow_and_update());
        self.shared.pace.taken(Instant::now());
        let seen = std::mem::replace(&mut self.seen, news.number());
        news.since(seen).map_or(Heard::Reread, Heard::News)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.shared.lines().hang_up(self.number, self.group_id);
    }
}
