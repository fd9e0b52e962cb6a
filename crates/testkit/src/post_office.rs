//! A mail server that keeps what it is given: a few verbs of RFC 5321 on a port of 127.0.0.1.

use crate::Caller;
use api::me::SetEmail;
use http::Request;
use mail_parser::{MessageParser, MimeHeaders as _};
use server::mail::{MailSettings, MailTls};
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::mpsc,
};

/// How long a test waits for a letter that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// The office. It takes every letter, unless it is told to behave otherwise for a while.
#[derive(Debug)]
pub struct PostOffice {
    address: SocketAddr,
    inbox: mpsc::UnboundedReceiver<Parcel>,
    failures: mpsc::UnboundedReceiver<()>,
    moods: Arc<Mutex<Vec<Mood>>>,
    named: Arc<AtomicUsize>,
}

/// What the office does with the next letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    /// Says this instead of taking it.
    Says(&'static str),
    /// Takes it, and hangs up before it says so.
    TakesAndHangsUp,
}

/// A letter as it came.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// From whom, as the envelope says.
    pub from: String,
    /// To whom, as the envelope says.
    pub to: Vec<String>,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl PostOffice {
    /// Opens an office.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let ((letters, inbox), (failed, failures)) = (mpsc::unbounded_channel(), mpsc::unbounded_channel());
        let (moods, named) = (Arc::default(), Arc::default());
        let counter = Counter { letters, failed, moods: Arc::clone(&moods), named: Arc::clone(&named) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counter = counter.clone();
                tokio::spawn(async move {
                    // A line that breaks is the end of it.
                    if !matches!(counter.serve(stream).await, Ok(true)) {
                        let _ = counter.failed.send(());
                    }
                });
            }
        });
        Self { address, inbox, failures, moods, named }
    }

    /// How a server sends mail here.
    #[must_use]
    pub fn settings(&self) -> MailSettings {
        MailSettings {
            host: self.address.ip().to_string(),
            port: self.address.port(),
            tls: MailTls::None,
            from: "聚议 <juyi@vote.example>".to_owned(),
            credentials: None,
            site: "https://vote.example".to_owned(),
            pause: Duration::ZERO,
        }
    }

    /// The next letter says this to whoever brings it, and is not taken: `451 later`, `550 nobody here`.
    pub fn refuse_next(&self, words: &'static str) {
        self.next(Mood::Says(words));
    }

    /// The next letter is taken, and the line breaks before the office has said so.
    pub fn hang_up_on_next(&self) {
        self.next(Mood::TakesAndHangsUp);
    }

    fn next(&self, mood: Mood) {
        self.moods.lock().unwrap_or_else(PoisonError::into_inner).push(mood);
    }

    /// The next letter, which must come.
    ///
    /// # Panics
    /// If none comes within half a minute.
    pub async fn letter(&mut self) -> Parcel {
        let came = tokio::time::timeout(PATIENCE, self.inbox.recv()).await;
        came.expect("a letter should have come").expect("the office is open")
    }

    /// Somebody gives `address` as theirs, and presses the button behind the link in the letter that comes.
    ///
    /// # Panics
    /// If the address is not taken, or not confirmed.
    pub async fn confirm(&mut self, who: &Caller, address: &str) {
        let address: domain::EmailAddress = address.parse().expect("an address");
        who.call(&SetEmail { address, lang: domain::ExportLanguage::ZhCn }).await.expect("it is taken");
        let link = self.letter().await.link();
        let press = Request::post(link).body(Vec::new()).expect("a request");
        let answer = Caller::browser(who.road().clone()).send(press).await;
        assert_eq!(answer.status(), 200, "it is confirmed");
    }

    /// Waits until a letter was not taken, or a line ended without one.
    ///
    /// # Panics
    /// If that does not happen within half a minute.
    pub async fn failure(&mut self) {
        let failed = tokio::time::timeout(PATIENCE, self.failures.recv()).await;
        failed.expect("a letter should have failed").expect("the office is open");
    }

    /// How many addresses were named to the office, whatever came of it.
    #[must_use]
    pub fn addresses_named(&self) -> usize {
        self.named.load(Ordering::Relaxed)
    }

    /// The letters that are here already.
    pub fn here(&mut self) -> Vec<Parcel> {
        std::iter::from_fn(|| self.inbox.try_recv().ok()).collect()
    }
}

/// Whoever serves one line.
#[derive(Clone)]
struct Counter {
    letters: mpsc::UnboundedSender<Parcel>,
    failed: mpsc::UnboundedSender<()>,
    moods: Arc<Mutex<Vec<Mood>>>,
    named: Arc<AtomicUsize>,
}

impl Counter {
    /// Whether a letter was taken, or refused in so many words.
    async fn serve(&self, stream: TcpStream) -> std::io::Result<bool> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read);
        say(&mut write, "220 office ESMTP").await?;
        let (mut from, mut to, mut served) = (String::new(), Vec::new(), false);
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).await? == 0 {
                return Ok(served);
            }
            let verb = line.trim_end().to_ascii_uppercase();
            match verb.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => say(&mut write, "250-office\r\n250 8BITMIME").await?,
                "MAIL" => {
                    (from, to) = (between(&line), Vec::new());
                    say(&mut write, "250 ok").await?;
                }
                "RCPT" => {
                    to.push(between(&line));
                    self.named.fetch_add(1, Ordering::Relaxed);
                    say(&mut write, "250 ok").await?;
                }
                "DATA" => {
                    say(&mut write, "354 go on").await?;
                    let bytes = data(&mut lines).await?;
                    let parcel = Parcel { from: from.clone(), to: to.clone(), bytes };
                    if !self.take(parcel, &mut write).await? {
                        return Ok(false);
                    }
                    served = true;
                }
                "QUIT" => {
                    say(&mut write, "221 bye").await?;
                    return Ok(served);
                }
                "NOOP" | "RSET" => say(&mut write, "250 ok").await?,
                _ => say(&mut write, "502 unknown").await?,
            }
        }
    }

    /// False if the line ends here.
    async fn take(&self, parcel: Parcel, write: &mut OwnedWriteHalf) -> std::io::Result<bool> {
        let mood = {
            let mut moods = self.moods.lock().unwrap_or_else(PoisonError::into_inner);
            if moods.is_empty() { None } else { Some(moods.remove(0)) }
        };
        match mood {
            Some(Mood::Says(words)) => {
                say(write, words).await?;
                let _ = self.failed.send(());
            }
            Some(Mood::TakesAndHangsUp) => {
                // Nobody has to read it.
                let _ = self.letters.send(parcel);
                return Ok(false);
            }
            None => {
                let _ = self.letters.send(parcel);
                say(write, "250 taken").await?;
            }
        }
        Ok(true)
    }
}

/// What stands before the dot, with the dots that were doubled made one again (RFC 5321 §4.5.2).
async fn data(lines: &mut BufReader<OwnedReadHalf>) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let start = bytes.len();
        if lines.read_until(b'\n', &mut bytes).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if &bytes[start..] == b".\r\n" {
            bytes.truncate(start);
            return Ok(bytes);
        }
        if bytes[start..].starts_with(b"..") {
            bytes.remove(start);
        }
    }
}

async fn say(write: &mut OwnedWriteHalf, words: &str) -> std::io::Result<()> {
    write.write_all(format!("{words}\r\n").as_bytes()).await
}

fn between(line: &str) -> String {
    let rest = line.split_once('<').map_or("", |(_, rest)| rest);
    rest.split('>').next().unwrap_or_default().to_owned()
}

/// As a mail program shows it: read by a parser that is none of ours.
impl Parcel {
    fn parsed(&self) -> mail_parser::Message<'_> {
        MessageParser::default().parse(&self.bytes).expect("a letter")
    }

    /// Its subject.
    #[must_use]
    pub fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        self.parsed().body_text(0).unwrap_or_default().into_owned()
    }

    /// Its Message-ID.
    ///
    /// # Panics
    /// If it has none.
    #[must_use]
    pub fn message_id(&self) -> String {
        self.parsed().message_id().expect("a Message-ID").to_owned()
    }

    /// When it was written, by its own word, in seconds since 1970 UTC.
    #[must_use]
    pub fn written(&self) -> i64 {
        self.parsed().date().map_or(0, mail_parser::DateTime::to_timestamp)
    }

    /// The only link in it, without the server's address: a path.
    ///
    /// # Panics
    /// If there is none, or more than one.
    #[must_use]
    pub fn link(&self) -> String {
        let text = self.text();
        let links: Vec<&str> = text.split_whitespace().filter(|word| word.starts_with("http")).collect();
        let [link] = links[..] else { panic!("one link: {text}") };
        let place = link.splitn(4, '/').nth(3).expect("a path");
        format!("/{place}")
    }

    /// The attachment, and its type with all that is said of it; nothing if there is none.
    #[must_use]
    pub fn attachment(&self) -> Option<(String, String)> {
        let parsed = self.parsed();
        let part = parsed.attachment(0)?;
        let kind = part.content_type()?;
        let said = kind.attributes().unwrap_or_default().iter();
        let said: String = said.map(|said| format!("; {}={}", said.name, said.value)).collect();
        let name = format!("{}/{}{said}", kind.ctype(), kind.subtype().unwrap_or_default());
        Some((name, String::from_utf8_lossy(part.contents()).into_owned()))
    }
}
