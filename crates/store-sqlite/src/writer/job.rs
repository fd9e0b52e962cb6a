//! Something to be written, and somebody who waits for it.

use super::work::Work;
use crate::failure::Failure;
use store::StoreError;
use tokio::sync::oneshot;

pub(super) trait Job: Send {
    /// Does the work inside the transaction; false if it failed and must be undone.
    fn run(&mut self, work: &mut Work<'_>) -> bool;
    /// Answers, after the commit.
    fn answer(self: Box<Self>);
    /// Answers that the commit failed.
    fn fail(self: Box<Self>, why: &str);
}

pub(super) struct Asked<T, F> {
    act: Option<F>,
    outcome: Option<Result<T, StoreError>>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Asked<T, F> {
    pub(super) fn new(act: F, answer: oneshot::Sender<Result<T, StoreError>>) -> Self {
        Self { act: Some(act), outcome: None, answer }
    }
}

impl<T, F> Job for Asked<T, F>
where
    T: Send,
    F: FnOnce(&mut Work<'_>) -> Result<T, Failure> + Send,
{
    fn run(&mut self, work: &mut Work<'_>) -> bool {
        let Some(act) = self.act.take() else { return false };
        let outcome = act(work);
        let done = outcome.is_ok();
        self.outcome = Some(outcome.map_err(StoreError::from));
        done
    }

    fn answer(self: Box<Self>) {
        // Without an outcome the work panicked; the one who waits is told so by the dropped channel.
        if let Some(outcome) = self.outcome {
            // One who no longer waits has lost nothing: what was asked is done.
            let _ = self.answer.send(outcome);
        }
    }

    fn fail(self: Box<Self>, why: &str) {
        let _ = self.answer.send(Err(StoreError::Unavailable(why.to_owned())));
    }
}
