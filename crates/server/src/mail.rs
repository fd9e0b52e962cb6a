//! Mail over SMTP: [`settings`] says how, [`postman`] takes letters out of the outbox one by one, [`letter`] writes them.
//! Where it is not set up nothing of it is anywhere: no address is taken and no letter is put into the outbox.

mod confirm_page;
mod letter;
mod postman;
mod reminders;
mod settings;
mod smtp;
mod words;

pub(crate) use confirm_page::{confirm, show};
pub use settings::{Credentials, MailSettings, MailTls};
pub use smtp::Smtp;

use crate::{app::App, http_ext::Answer, live::Stop};
use domain::EmailRefusal;
use std::sync::Arc;
use store::{Clock, Store};

/// Begins to send what waits, where mail is set up, and to remind of polls that are about to close. Ends when the store is
/// dropped or at `stop`.
pub(crate) fn start(
    store: &Arc<dyn Store>,
    clock: &Arc<dyn Clock>,
    mint: &Arc<dyn crate::ids::Mint>,
    settings: Option<&MailSettings>,
    stop: &Stop,
) {
    tokio::spawn(reminders::run(Arc::downgrade(store), store.changes(), Arc::clone(clock), stop.clone()));
    let Some(settings) = settings else { return };
    match Smtp::new(settings) {
        Ok(smtp) => {
            let postman = postman::Postman::new(settings.clone(), smtp, Arc::clone(clock), Arc::clone(mint));
            tokio::spawn(postman.run(Arc::downgrade(store), store.changes(), stop.clone()));
        }
        Err(error) => tracing::error!(%error, "mail cannot be sent"),
    }
}

/// Whether this server sends mail.
pub(crate) fn is_set_up(app: &App) -> bool {
    app.config.mail.is_some()
}

/// Refuses what needs mail where there is none.
pub(crate) fn must_be_set_up(app: &App) -> Answer<()> {
    if is_set_up(app) { Ok(()) } else { Err(EmailRefusal::NotSetUp.into()) }
}
