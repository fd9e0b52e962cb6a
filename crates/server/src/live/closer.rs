//! Tells everybody when an opening or a deadline has come, and has the polls that are over sealed. Nothing depends on the first:
//! a poll is open from the instant that was set and closed from its deadline on, whether or not this was awake. On the second depends how soon what the file may tell of an
//! anonymous poll ends: at once, or else when its result is asked for, or when this wakes up. It takes away unused pictures as well.

use super::{hub::Shared, stop::Stop};
use domain::{Poll, Tally};
use jiff::{SignedDuration, Timestamp};
use std::{
    sync::{Arc, Weak},
    time::Duration,
};
use store::{Clock, Store, StoreError};
use tokio::sync::mpsc;

/// The clock is looked at at least this often: it may be set, and a machine may have slept.
const GLANCE: Duration = Duration::from_secs(1);
/// How often unused pictures are taken away. Nobody sees them any more from the instant their time is over.
const SWEEP: SignedDuration = SignedDuration::from_hours(1);

/// A poll that time opened or closed, and its result as everybody may see it.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) poll: Box<Poll>,
    pub(super) tally: Tally,
}

/// Watches the clock until the store is dropped or at `stop`.
pub(super) async fn run(
    store: Weak<dyn Store>,
    clock: Arc<dyn Clock>,
    shared: Arc<Shared>,
    due: mpsc::Sender<Due>,
    stop: Stop,
) {
    let mut watch = Watch { told: clock.now(), next: None, stale: true, sealed: false };
    let mut swept = None;
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
            Err(error) => tracing::warn!(%error, "openings and deadlines cannot be read"),
        }
        if swept.is_none_or(|at| now.duration_since(at) >= SWEEP) {
            swept = Some(now);
            if let Err(error) = store.sweep_pictures().await {
                tracing::warn!(%error, "unused pictures cannot be taken away");
            }
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
    /// Every opening and deadline up to here was told.
    told: Timestamp,
    /// The soonest behind it.
    next: Option<Timestamp>,
    /// Whether `next` must be read again.
    stale: bool,
    /// Whether nothing is left to be sealed. Not so at the start: polls may have ended while the server was down.
    sealed: bool,
}

impl Watch {
    /// What came until `now`.
    async fn look(&mut self, store: &dyn Store, now: Timestamp) -> Result<Vec<Due>, StoreError> {
        if self.stale || !self.sealed || self.next.is_some_and(|next| next <= now) {
            self.seal(store).await;
        }
        if self.stale {
            self.next = next(store, self.told).await?;
            self.stale = false;
        }
        if self.next.is_none_or(|next| next > now) {
            return Ok(Vec::new());
        }
        let mut came = Vec::new();
        let mut polls = store.openings(self.told, now).await?;
        polls.extend(store.deadlines(self.told, now).await?);
        for poll in polls {
            if let Some(tally) = store.tally(poll.id).await? {
                let tally = poll.announced(tally, now);
                came.push(Due { poll: Box::new(poll), tally });
            }
        }
        self.next = next(store, now).await?;
        self.told = now;
        Ok(came)
    }

    /// Has sealed what is over. If it cannot be done it is tried again at the next look; what came is told meanwhile.
    async fn seal(&mut self, store: &dyn Store) {
        let before = std::mem::replace(&mut self.sealed, false);
        match store.seal().await {
            Ok(sealed) => self.sealed = sealed,
            Err(error) => tracing::warn!(%error, "anonymous polls cannot be sealed"),
        }
        if before && !self.sealed {
            tracing::warn!("what the log tells of an anonymous poll is not emptied yet; trying again");
        }
    }

    /// How long until the next look.
    fn wait(&self, now: Timestamp) -> Duration {
        let left = self.next.map(|next| next.duration_since(now));
        left.and_then(|left| left.try_into().ok())
            .map_or(GLANCE, |left: Duration| left.clamp(Duration::from_millis(1), GLANCE))
    }
}

/// The soonest opening or deadline behind `after`.
async fn next(store: &dyn Store, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let (opening, deadline) = (store.next_opening(after).await?, store.next_deadline(after).await?);
    Ok(opening.into_iter().chain(deadline).min())
}
