//! The line to the mail server.

use super::{MailSettings, MailTls};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        self, PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::time::Duration;
use store::Delivery;

/// How long the mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The line to the mail server, and from whom letters are.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// What became of a letter, and whether the next may fare better.
pub(super) struct Tried {
    pub(super) delivery: Delivery,
    /// Whether there was no line, or no way in: then it is no fault of the letter's.
    pub(super) line_is_down: bool,
}

impl Smtp {
    /// Reads the settings. Nothing is sent yet.
    ///
    /// # Errors
    /// If the sender is none, or there is no root of trust on this machine.
    ///
    /// # Panics
    /// Outside a tokio runtime.
    pub fn new(settings: &MailSettings) -> Result<Self, String> {
        let from: Mailbox = settings.from.parse().map_err(|error| format!("{}: {error}", settings.from))?;
        let secured = || TlsParameters::new(settings.host.clone()).map_err(|error| error.to_string());
        let tls = match settings.tls {
            MailTls::StartTls => Tls::Required(secured()?),
            MailTls::Implicit => Tls::Wrapper(secured()?),
            MailTls::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(1));
        if let Some(super::Credentials { user, password }) = &settings.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    pub(super) fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Hands a letter over. What the mail server says is not logged: it may name the address.
    pub(super) async fn send(&self, message: Message) -> Tried {
        let Err(error) = self.transport.send(message).await else {
            return Tried { delivery: Delivery::Sent, line_is_down: false };
        };
        let status = error.status().map(u16::from);
        match status {
            Some(status) => tracing::warn!(status, "the mail server did not take a letter"),
            None => tracing::warn!(why = kind(&error), "no line to the mail server"),
        }
        // It is our name, password or line that is not good enough.
        let no_way_in = status.is_none_or(|status| matches!(status, 421 | 454 | 530 | 534 | 535 | 538));
        let refused = error.is_permanent() && !no_way_in;
        Tried {
            delivery: if refused { Delivery::Refused } else { Delivery::Failed },
            line_is_down: no_way_in,
        }
    }
}

fn kind(error: &smtp::Error) -> &'static str {
    if error.is_timeout() {
        "it took too long"
    } else if error.is_tls() {
        "it cannot be secured"
    } else if error.is_client() {
        "it does not offer what is needed"
    } else {
        "it cannot be reached, or broke"
    }
}
