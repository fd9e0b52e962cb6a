use crate::{StoreError, TokenHash};
use async_trait::async_trait;
use domain::{
    Email, EmailAddress, EmailLinkRefusal, EmailRefusal, EventId, ExportFormat, ExportLanguage, Person,
    PersonId, PollId,
};
use jiff::Timestamp;
use uuid::Uuid;

/// Why a letter is sent. What it says is written when it is sent, of what is true then; no secret waits in the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It asks whether the address is the person's.
    Confirm,
    /// They have not voted.
    Reminder {
        /// In this poll.
        poll_id: PollId,
    },
    /// They are asked to come, or something has changed, or it was called off.
    Event {
        /// To this event.
        event_id: EventId,
    },
    /// They want an export.
    Export {
        /// Of this poll.
        poll_id: PollId,
        /// As what.
        format: ExportFormat,
    },
}

/// A letter about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Of this its Message-ID is made, whenever it is tried.
    pub id: Uuid,
    /// To whom.
    pub person: Person,
    /// Where.
    pub address: EmailAddress,
    /// In which language.
    pub language: ExportLanguage,
    /// Why.
    pub occasion: Occasion,
    /// Which try this is, from 1.
    pub attempts: u32,
}

/// What became of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server has taken it.
    Sent,
    /// It may be tried again ([`domain::Posting::pause`]).
    Failed,
    /// The mail server never takes it.
    Refused,
}

/// Addresses, and the outbox: letters that wait to be sent. A letter is kept by the commit that causes it, announced by
/// [`crate::Change::Due`], and gone once it is sent.
#[async_trait]
pub trait Mail {
    /// The person's address.
    async fn email(&self, person_id: PersonId) -> Result<Option<Email>, StoreError>;
    /// Puts an address in the place of the person's, and the letter that asks whether it is theirs into the outbox, if
    /// [`domain::Asks::one_more`] lets them. One that is confirmed already stays so, and only the language changes.
    async fn put_email(
        &self,
        person_id: PersonId,
        address: &EmailAddress,
        language: ExportLanguage,
    ) -> Result<Result<Email, EmailRefusal>, StoreError>;
    /// Takes the person's address away, with all that waits to be sent there; false if they have none.
    async fn remove_email(&self, person_id: PersonId) -> Result<bool, StoreError>;
    /// Keeps a link that confirms `address` as the person's, for [`Email::LINK_LIFE`].
    async fn put_email_link(
        &self,
        token: TokenHash,
        person_id: PersonId,
        address: &EmailAddress,
    ) -> Result<(), StoreError>;
    /// Uses a link up: the address is confirmed. A link of another address than the person has by now is unknown.
    async fn confirm_email(&self, token: TokenHash) -> Result<Result<(), EmailLinkRefusal>, StoreError>;
    /// Puts a letter with a link to an export into the outbox, in the place of one that waits there for the same.
    async fn post_export(
        &self,
        person_id: PersonId,
        poll_id: PollId,
        format: ExportFormat,
    ) -> Result<Result<(), EmailRefusal>, StoreError>;
    /// The letter to be sent next, if one is due; it is due again after [`domain::Posting::LEASE`]. Decided here, of what is kept
    /// now: a letter that is [`domain::Posting::GIVEN_UP_AFTER`] old is thrown away, and so is one that nobody wants
    /// any more: to an address that is gone or not confirmed, to somebody who has voted or may not vote, about a poll that
    /// is not open or an event that is over, to somebody who is no longer of the group.
    async fn take_letter(&self) -> Result<Option<Letter>, StoreError>;
    /// Says what became of a try. Of a letter that is gone meanwhile it says nothing.
    async fn letter_tried(&self, id: Uuid, delivery: Delivery) -> Result<(), StoreError>;
    /// When the next letter is due.
    async fn next_letter(&self) -> Result<Option<Timestamp>, StoreError>;
}
