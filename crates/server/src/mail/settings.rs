use std::{fmt, time::Duration};

/// How mail is sent.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line to it is secured.
    pub tls: MailTls,
    /// From whom: `聚议 <vote@example.cn>`.
    pub from: String,
    /// How one signs in there, if one must.
    pub credentials: Option<Credentials>,
    /// Scheme, host and port of the pages that letters link to, without a slash at the end.
    pub site: String,
    /// How long to wait between two letters.
    pub pause: Duration,
}

impl MailSettings {
    /// Four letters a second at most.
    pub const PAUSE: Duration = Duration::from_millis(250);
}

/// How the line to the mail server is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTls {
    /// It begins in the clear and must become secure before anything is said (usually port 587).
    StartTls,
    /// It is secure from the first byte (usually port 465).
    Implicit,
    /// It stays in the clear: for a mail server on the same machine.
    None,
}

/// A name and a password, which no text shows.
#[derive(Clone)]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}
