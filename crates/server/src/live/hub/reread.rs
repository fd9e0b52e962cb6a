//! What to do when changes were missed.

use super::{AGAIN, Listening, is_for_everybody};
use crate::live::lines::Listener;
use domain::{CalendarEvent, EventId, GroupId, Poll, Tally};
use jiff::Timestamp;
use std::collections::HashSet;
use store::{EventQuery, Store, StoreError};
use tokio::time::Instant;

/// How many polls of a group are read again.
const MOST: u32 = 200;

impl Listening {
    /// Reads everything that somebody listens to, and who may.
    pub(super) async fn read_afresh(&mut self) {
        let Some(store) = self.store.upgrade() else { return };
        self.reread = None;
        // From here on: what is committed meanwhile comes again, and does no harm.
        if let Err(error) = self.read_from(&*store).await {
            tracing::warn!(%error, "changes were missed, and cannot be read again yet");
            self.reread = Some(Instant::now() + AGAIN);
        }
    }

    async fn read_from(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        let (groups, listeners) = {
            let lines = self.shared.lines();
            (lines.groups(), lines.listeners())
        };
        for group_id in groups {
            self.pending.roster(group_id, store.member_count(group_id).await?);
            for event in events(store, group_id).await? {
                self.pending.calendar(group_id, event.id, event.revision);
            }
            for (poll, tally) in polls(store, group_id).await? {
                let tally = poll.announced(tally, self.clock.now());
                self.pending.poll(group_id, Some(Box::new(poll)), tally);
            }
        }
        let mut ended = HashSet::new();
        for (group_id, listener) in listeners {
            if !may_listen(store, group_id, listener).await? {
                ended.insert((group_id, listener));
            }
        }
        self.end(|group_id, listener| ended.contains(&(group_id, listener)));
        self.shared.deadlines.notify_one();
        Ok(())
    }
}

async fn polls(store: &dyn Store, group_id: GroupId) -> Result<Vec<(Poll, Tally)>, StoreError> {
    let mut read = Vec::new();
    for poll in store.current_polls(group_id, MOST).await?.into_iter().filter(is_for_everybody) {
        if let Some(tally) = store.tally(poll.id).await? {
            read.push((poll, tally));
        }
    }
    Ok(read)
}

/// Everything that is shown of a calendar: there are few of them, and each tells little.
async fn events(store: &dyn Store, group_id: GroupId) -> Result<Vec<CalendarEvent>, StoreError> {
    let (from, until) = (Timestamp::MIN, Timestamp::MAX);
    let mut read = Vec::new();
    loop {
        let after: Option<EventId> = read.last().map(|event: &CalendarEvent| event.id);
        let page = store.events(group_id, &EventQuery { from, until, after, limit: MOST }).await?;
        let last = page.len() < MOST as usize;
        read.extend(page);
        if last {
            return Ok(read);
        }
    }
}

async fn may_listen(store: &dyn Store, group_id: GroupId, listener: Listener) -> Result<bool, StoreError> {
    Ok(match listener {
        Listener::Kiosk(id) => store.kiosks(group_id).await?.iter().any(|kiosk| kiosk.id == id),
        Listener::Session(session_id, person_id) => {
            store.member(group_id, person_id).await?.is_some()
                && store.sessions(person_id).await?.iter().any(|session| session.id == session_id)
        }
    })
}
