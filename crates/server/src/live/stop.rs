use std::sync::Arc;
use tokio::sync::watch;

/// Ends what runs by itself: lines and the tasks behind them. Copies are the same switch.
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Default for Stop {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Stop {
    /// Ends it.
    pub fn now(&self) {
        self.0.send_replace(true);
    }

    /// Waits for the end.
    pub async fn wait(&self) {
        let mut stopped = self.0.subscribe();
        // The sender lives as long as `self`.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    }
}
