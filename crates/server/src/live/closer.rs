//! Tells everybody when a deadline has come. Nothing depends on it: a poll is closed from its deadline on, whether or not
//! this was awake.

use super::{hub::Shared, stop::Stop};
use domain::{Poll, Tally};
use jiff::Timestamp;
use std::{
    sync::{Arc, Weak},
    time::Duration,
};
use store::{Clock, Store, StoreError};
use tokio::sync::mpsc;

/// The clock is looked at at least this often: it may be set, and a machine may have slept.
const GLANCE: Duration = Duration::from_secs(1);

/// A poll whose deadline has come.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) poll: Box<Poll>,
    pub(super) tally: Tally,
}

/// Watches the deadlines until the store is dropped or at `stop`.
pub(super) async fn run(
    store: Weak<dyn Store>,
    clock: Arc<dyn Clock>,
    shared: Arc<Shared>,
    due: mpsc::Sender<Due>,
    stop: Stop,
) {
    let mut watch = Watch { told: clock.now(), next: None, stale: true };
    let stopped = stop.wait();
    tokio::pin!(stopped);
    loop {
        let Some(store) = store.upgrade() else { return };
        let now = clock.now();
        match watch.look(&*store, now).await {
            Ok(came) => {
                for came in came {
                    if due.send(came).await.is_err() {
                        return;
                    }
                }
            }
            Err(error) => tracing::warn!(%error, "deadlines cannot be read"),
        }
        drop(store);
        tokio::select! {
            () = &mut stopped => return,
            () = shared.deadlines.notified() => watch.stale = true,
            () = tokio::time::sleep(watch.wait(now)) => {}
        }
    }
}

struct Watch {
    /// Every deadline up to here was told.
    told: Timestamp,
    /// The soonest behind it.
    next: Option<Timestamp>,
    /// Whether `next` must be read again.
    stale: bool,
}

impl Watch {
    /// What came until `now`.
    async fn look(&mut self, store: &dyn Store, now: Timestamp) -> Result<Vec<Due>, StoreError> {
        if self.stale {
            self.next = store.next_deadline(self.told).await?;
            self.stale = false;
        }
        if self.next.is_none_or(|next| next > now) {
            return Ok(Vec::new());
        }
        let mut came = Vec::new();
        for poll in store.deadlines(self.told, now).await? {
            if let Some(tally) = store.tally(poll.id).await? {
                came.push(Due { poll: Box::new(poll), tally });
            }
        }
        self.next = store.next_deadline(now).await?;
        self.told = now;
        Ok(came)
    }

    /// How long until the next look.
    fn wait(&self, now: Timestamp) -> Duration {
        let left = self.next.map(|next| next.duration_since(now));
        left.and_then(|left| left.try_into().ok())
            .map_or(GLANCE, |left: Duration| left.clamp(Duration::from_millis(1), GLANCE))
    }
}
