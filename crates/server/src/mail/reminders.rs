//! Has reminders go out whose time has come. A poll that is closed reminds nobody, however late this wakes up.

use super::postman::due_changed;
use crate::live::Stop;
use jiff::Timestamp;
use std::{
    sync::{Arc, Weak},
    time::Duration,
};
use store::{Change, Clock, Store};
use tokio::sync::broadcast;

/// The clock is looked at at least this often: it may be set, and a machine may have slept.
const GLANCE: Duration = Duration::from_secs(1);

pub(super) async fn run(
    store: Weak<dyn Store>,
    mut changes: broadcast::Receiver<Change>,
    clock: Arc<dyn Clock>,
    stop: Stop,
) {
    let stopped = stop.wait();
    tokio::pin!(stopped);
    // What was slept through is looked for at once.
    let mut next = Some(Timestamp::MIN);
    loop {
        let Some(store) = store.upgrade() else { return };
        if next.is_some_and(|next| next <= clock.now()) {
            match store.remind_due().await {
                Ok(then) => next = then,
                Err(error) => tracing::warn!(%error, "reminders cannot be sent"),
            }
        }
        drop(store);
        tokio::select! {
            () = &mut stopped => return,
            open = due_changed(&mut changes) => {
                if !open {
                    return;
                }
                next = Some(Timestamp::MIN);
            }
            () = tokio::time::sleep(GLANCE) => {}
        }
    }
}
