//! Letters, written when they are sent: of what is true then, and with links made then, so that no secret waits in the outbox.

use super::{MailSettings, words::Words};
use crate::{
    calendar::{Entry, invitation},
    exports::{Zone, fill},
    ids::Mint,
    token::Token,
};
use api::links;
use domain::{CalendarEvent, ExportFormat, ExportLink, PollId};
use jiff::Timestamp;
use lettre::{
    Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::{
    error::Error,
    time::{Duration, SystemTime},
};
use store::{Letter, Occasion, Store, StoreError};

/// What letters are written with.
pub(super) struct Paper<'a> {
    pub(super) settings: &'a MailSettings,
    pub(super) from: &'a Mailbox,
    pub(super) mint: &'a dyn Mint,
}

pub(super) enum Written {
    Letter(Box<Message>),
    /// There is nothing to write about any more.
    Nothing,
}

/// A letter before it is put into an envelope.
struct Draft {
    subject: String,
    /// Paragraphs.
    body: Vec<String>,
    calendar: Option<Calendar>,
}

struct Calendar {
    method: &'static str,
    file: String,
}

impl Paper<'_> {
    pub(super) async fn write(
        &self,
        store: &dyn Store,
        letter: &Letter,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let draft = match letter.occasion {
            Occasion::Confirm => self.confirm(store, letter).await?,
            Occasion::Reminder { poll_id } => self.reminder(store, letter, poll_id).await?,
            Occasion::Event { event_id } => match store.event(event_id).await? {
                Some(event) => self.event(store, letter, &event).await?,
                None => None,
            },
            Occasion::Export { poll_id, format } => {
                self.export(store, letter, (poll_id, format), now).await?
            }
        };
        let Some(draft) = draft else { return Ok(Written::Nothing) };
        match self.envelope(letter, draft, now) {
            Ok(message) => Ok(Written::Letter(Box::new(message))),
            Err(_) => {
                tracing::error!("a letter could not be written");
                Ok(Written::Nothing)
            }
        }
    }

    async fn confirm(&self, store: &dyn Store, letter: &Letter) -> Result<Option<Draft>, StoreError> {
        let Some(space) = store.space().await? else { return Ok(None) };
        let (words, token) = (Words::of(letter.language), Token::mint(self.mint));
        store.put_email_link(token.hash(), letter.person.id, &letter.address).await?;
        Ok(Some(Draft {
            subject: words.confirm_subject.to_owned(),
            body: vec![
                fill(words.confirm, &[("space", space.name.as_str())]),
                self.whole(&links::confirm_email(token.as_str())),
                words.confirm_end.to_owned(),
            ],
            calendar: None,
        }))
    }

    async fn reminder(
        &self,
        store: &dyn Store,
        letter: &Letter,
        poll_id: PollId,
    ) -> Result<Option<Draft>, StoreError> {
        let Some(poll) = store.poll(poll_id).await? else { return Ok(None) };
        let (words, zone) = (Words::of(letter.language), Zone::of(&poll.zone));
        let (title, time) = (poll.title.as_str(), zone.minute(poll.deadline));
        let blanks = [("title", title), ("time", &time), ("zone", zone.name())];
        Ok(Some(Draft {
            subject: fill(words.reminder_subject, &[("title", title)]),
            body: vec![
                fill(words.reminder, &blanks),
                self.whole(&links::poll(poll_id)),
                words.stop.to_owned(),
            ],
            calendar: None,
        }))
    }

    async fn event(
        &self,
        store: &dyn Store,
        letter: &Letter,
        event: &CalendarEvent,
    ) -> Result<Option<Draft>, StoreError> {
        let of = store.attendance(&[event.id], letter.person.id).await?.pop();
        let (Some(mine), Some(group)) = (of.and_then(|of| of.mine), store.group(event.group_id).await?)
        else {
            return Ok(None);
        };
        let (words, zone, plan) = (Words::of(letter.language), Zone::of(&event.plan.zone), &event.plan);
        let (subject, said) = match (&event.cancelled, event.sequence) {
            (Some(_), _) => (words.cancelled_subject, words.cancelled),
            (None, 0) => (words.event_subject, words.event),
            (None, _) => (words.changed_subject, words.changed),
        };
        let blanks = [("title", plan.title.as_str()), ("group", group.name.as_str())];
        let (starts, ends) = (zone.minute(plan.starts), zone.minute(plan.ends));
        let mut facts =
            vec![fill(words.when, &[("starts", &starts), ("ends", &ends), ("zone", zone.name())])];
        if !plan.place.as_str().is_empty() {
            facts.push(fill(words.place, &[("place", plan.place.as_str())]));
        }
        if let Some(cancelled) = &event.cancelled {
            facts.push(fill(words.reason, &[("reason", cancelled.reason.as_str())]));
        }
        let (method, site) =
            (if event.cancelled.is_some() { "CANCEL" } else { "REQUEST" }, &self.settings.site);
        let entry = Entry { event, group: &group, mine: Some(mine) };
        let addresses = [self.from.email.as_ref(), letter.address.as_str()];
        let file = invitation(&entry, &letter.person, addresses, site);
        Ok(Some(Draft {
            subject: fill(subject, &blanks),
            body: vec![
                fill(said, &blanks),
                facts.join("\n"),
                self.whole(&links::event(event.id)),
                words.stop.to_owned(),
            ],
            calendar: Some(Calendar { method, file }),
        }))
    }

    async fn export(
        &self,
        store: &dyn Store,
        letter: &Letter,
        (poll_id, format): (PollId, ExportFormat),
        now: Timestamp,
    ) -> Result<Option<Draft>, StoreError> {
        let Some(poll) = store.poll(poll_id).await? else { return Ok(None) };
        let (words, token) = (Words::of(letter.language), Token::mint(self.mint));
        let (person_id, language) = (letter.person.id, letter.language);
        let expires = now + ExportLink::LIFE_BY_MAIL;
        let link = ExportLink { poll_id, person_id, format, language, expires };
        store.put_export_link(token.hash(), &link).await?;
        let called = match format {
            ExportFormat::Minutes => words.minutes,
            ExportFormat::Xlsx => words.xlsx,
            ExportFormat::Csv => words.csv,
            ExportFormat::Archive => words.archive,
        };
        let blanks = [("title", poll.title.as_str()), ("format", called)];
        Ok(Some(Draft {
            subject: fill(words.export_subject, &blanks),
            body: vec![
                fill(words.export, &blanks),
                self.whole(&links::export(token.as_str())),
                words.export_end.to_owned(),
            ],
            calendar: None,
        }))
    }

    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.settings.site)
    }

    /// To one person, of no use to any other; the same Message-ID whenever it is tried.
    fn envelope(&self, letter: &Letter, draft: Draft, now: Timestamp) -> Result<Message, Box<dyn Error>> {
        let words = Words::of(letter.language);
        let hello = fill(words.hello, &[("name", letter.person.name.as_str())]);
        let text = std::iter::once(hello).chain(draft.body).collect::<Vec<_>>().join("\n\n") + "\n";
        let to = Mailbox::new(None, letter.address.as_str().parse()?);
        let builder = Message::builder()
            .from(self.from.clone())
            .to(to)
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(now.as_second())?))
            .subject(draft.subject)
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(ContentLanguage(words.tag.to_owned()))
            // RFC 3834: no machine should answer.
            .header(AutoSubmitted("auto-generated".to_owned()));
        let text = SinglePart::plain(text);
        let Some(Calendar { method, file }) = draft.calendar else { return Ok(builder.singlepart(text)?) };
        // RFC 6047 §2.4: the method stands beside the type too.
        let kind = ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))?;
        let file = Attachment::new("invite.ics".to_owned()).body(file, kind);
        Ok(builder.multipart(MultiPart::mixed().singlepart(text).singlepart(file))?)
    }
}

macro_rules! headers {
    ($($name:ident = $text:literal;)*) => {$(
        #[derive(Clone)]
        struct $name(String);
        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }
            fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }
            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )*};
}
headers! {
    AutoSubmitted = "Auto-Submitted";
    ContentLanguage = "Content-Language";
}
