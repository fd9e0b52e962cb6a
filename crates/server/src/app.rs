//! What every handler sees.

use crate::{
    Config,
    caller::Attempts,
    ids::Mint,
    live::{Hub, Stop},
    mail,
    token::Token,
};
use jiff::Timestamp;
use std::{ops::Deref, sync::Arc};
use store::{Clock, Store};
use uuid::Uuid;

/// The server's parts. Copies are the same app.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// See [`App`].
pub struct Parts {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids and tokens come from.
    pub mint: Arc<dyn Mint>,
    /// What the operator decided.
    pub config: Config,
    /// Wrong tokens of late.
    pub attempts: Attempts,
    /// Who listens, and to what.
    pub hub: Hub,
    /// Ends what runs by itself.
    pub stop: Stop,
}

impl App {
    /// Puts the parts together, and begins to listen to the store, to watch deadlines, to remind and to
    /// send mail. These go on until the store is
    /// dropped or [`Stop::now`].
    ///
    /// # Panics
    /// Outside a tokio runtime.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, mint: Arc<dyn Mint>, config: Config) -> Self {
        let stop = Stop::default();
        let hub = Hub::start(&store, &clock, &stop);
        mail::start(&store, &clock, &mint, config.mail.as_ref(), &stop);
        let attempts = Attempts::new(config.attempts);
        Self(Arc::new(Parts { store, clock, mint, config, attempts, hub, stop }))
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// An id for something made now.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.mint.id(self.now())
    }

    /// A secret to give out.
    #[must_use]
    pub fn token(&self) -> Token {
        Token::mint(&*self.mint)
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
