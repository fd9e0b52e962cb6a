//! Sends what waits in the outbox, one letter after the other. A letter is tried again until the mail server has taken it: if
//! the answer is lost on the way it goes out twice, under the same Message-ID, and never knowingly.

use super::{
    MailSettings,
    letter::{self, Written},
    smtp::{Smtp, Tried},
};
use crate::{ids::Mint, live::Stop};
use domain::Posting;
use jiff::Timestamp;
use std::{
    sync::{Arc, Weak},
    time::Duration,
};
use store::{Change, Clock, Delivery, Letter, Store, StoreError};
use tokio::sync::broadcast;

/// The clock is looked at at least this often: it may be set, and a machine may have slept.
const GLANCE: Duration = Duration::from_secs(1);

/// The task.
pub(super) struct Postman {
    settings: MailSettings,
    smtp: Smtp,
    clock: Arc<dyn Clock>,
    mint: Arc<dyn Mint>,
    /// When the next letter is due; nothing if none is.
    next: Option<Timestamp>,
    /// Before this no line is tried: the last broke.
    rests_until: Option<Timestamp>,
}

impl Postman {
    pub(super) fn new(
        settings: MailSettings,
        smtp: Smtp,
        clock: Arc<dyn Clock>,
        mint: Arc<dyn Mint>,
    ) -> Self {
        // What waits from before the start is looked for at once.
        Self { settings, smtp, clock, mint, next: Some(Timestamp::MIN), rests_until: None }
    }

    pub(super) async fn run(
        mut self,
        store: Weak<dyn Store>,
        mut changes: broadcast::Receiver<Change>,
        stop: Stop,
    ) {
        let stopped = stop.wait();
        tokio::pin!(stopped);
        loop {
            let Some(store) = store.upgrade() else { return };
            tokio::select! {
                biased;
                // What is being sent is sent again under the same Message-ID when its lease is over.
                () = &mut stopped => return,
                done = self.send_what_is_due(&store) => if let Err(error) = done {
                    tracing::warn!(%error, "the outbox cannot be read");
                },
            }
            drop(store);
            tokio::select! {
                () = &mut stopped => return,
                open = due_changed(&mut changes) => {
                    if !open {
                        return;
                    }
                    self.next = Some(Timestamp::MIN);
                }
                () = tokio::time::sleep(GLANCE) => {}
            }
        }
    }

    async fn send_what_is_due(&mut self, store: &Arc<dyn Store>) -> Result<(), StoreError> {
        let resting = |until: Option<Timestamp>, now| until.is_some_and(|until| now < until);
        while self.next.is_some_and(|next| next <= self.clock.now())
            && !resting(self.rests_until, self.clock.now())
        {
            let Some(letter) = store.take_letter().await? else {
                self.next = store.next_letter().await?;
                return Ok(());
            };
            let tried = self.send(&**store, &letter).await?;
            store.letter_tried(letter.id, tried.delivery).await?;
            if tried.line_is_down {
                self.rests_until = self.clock.now().checked_add(Posting::pause(1)).ok();
            }
            tokio::time::sleep(self.settings.pause).await;
        }
        Ok(())
    }

    async fn send(&self, store: &dyn Store, letter: &Letter) -> Result<Tried, StoreError> {
        let paper = letter::Paper { settings: &self.settings, from: self.smtp.from(), mint: &*self.mint };
        match paper.write(store, letter, self.clock.now()).await? {
            Written::Letter(message) => Ok(self.smtp.send(*message).await),
            // What it was about is gone.
            Written::Nothing => Ok(Tried { delivery: Delivery::Refused, line_is_down: false }),
        }
    }
}

/// Waits until something else may be due. False if nothing ever will be.
pub(super) async fn due_changed(changes: &mut broadcast::Receiver<Change>) -> bool {
    loop {
        match changes.recv().await {
            Ok(Change::Due | Change::Poll { .. }) | Err(broadcast::error::RecvError::Lagged(_)) => {
                return true;
            }
            Ok(_) => {}
            Err(broadcast::error::RecvError::Closed) => return false,
        }
    }
}
