//! Errors, as RFC 9457 `application/problem+json`.

use domain::{
    CastRefusal, DraftFault, EmailRefusal, EventFault, EventRefusal, InvitationRefusal, PictureRefusal,
    PollRefusal, ReminderRefusal, RoleRefusal, SignInRefusal, TextFault,
};
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// What went wrong, for programs. The screen words each in the user's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 401: sign in first.
    Unauthenticated,
    /// 403: the caller is known, may see the thing, and may not do this to it.
    Forbidden,
    /// 403: the request came from another site's page.
    ForeignOrigin,
    /// 404: there is no such thing, or not for this caller.
    NotFound,
    /// 405: the path is there, this method is not.
    MethodNotAllowed,
    /// 400: the body or query is not of its format at all.
    Malformed,
    /// 413: the body is larger than [`crate::MAX_BODY`], of a picture than [`domain::picture::MAX_BYTES`].
    TooLarge,
    /// 415: the body is not `application/json`.
    UnsupportedMediaType,
    /// 422: fields are at fault: see [`Problem::fields`].
    Invalid,
    /// 409: a rule of the domain says no: see [`Problem::refusal`].
    Refused,
    /// 429: too many attempts; try again after [`Problem::retry_after`].
    TooMany,
    /// 503: nothing was kept; try again after [`Problem::retry_after`].
    Unavailable,
    /// 500: a fault of ours.
    Internal,
    /// No answer came. Made by clients, never sent.
    Unreachable,
    /// An answer came that is not one of this API. Made by clients, never sent.
    Unreadable,
}

impl Code {
    /// The HTTP status; 0 where there was no answer.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::Forbidden | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Malformed => 400,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid => 422,
            Self::Refused => 409,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
            Self::Unreachable => 0,
            Self::Unreadable => 502,
        }
    }

    /// The same in a few words of English.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Unauthenticated => "Sign in first",
            Self::Forbidden => "Not allowed",
            Self::ForeignOrigin => "Not from this site",
            Self::NotFound => "Not found",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Malformed => "Not understood",
            Self::TooLarge => "Too large",
            Self::UnsupportedMediaType => "Not JSON",
            Self::Invalid => "Fields at fault",
            Self::Refused => "Refused",
            Self::TooMany => "Too many attempts",
            Self::Unavailable => "Unavailable",
            Self::Internal => "Internal error",
            Self::Unreachable => "No answer",
            Self::Unreadable => "Unreadable answer",
        }
    }
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Its text.
    Text(TextFault),
    /// It does not fit with the rest of the draft.
    Draft(DraftFault),
    /// It does not fit with the rest of the event.
    Event(EventFault),
    /// It is a number outside its range.
    OutOfRange {
        /// The least allowed.
        min: u32,
        /// The most allowed.
        max: u32,
    },
    /// It is not there and must be.
    Missing,
    /// There is no such field.
    Unknown,
    /// It is of another type or form.
    Malformed,
}

/// A field at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldFault {
    /// Where it is: `title`, `draft.options[2]`.
    pub path: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// A rule of the domain that said no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// To casting a ballot.
    Cast(CastRefusal),
    /// To opening, editing, extending, closing or withdrawing a poll.
    Poll(PollRefusal),
    /// To joining by an invitation.
    Invitation(InvitationRefusal),
    /// To signing in by a link.
    SignIn(SignInRefusal),
    /// To removing a member or giving another role.
    Role(RoleRefusal),
    /// To making, changing, calling off or answering an event.
    Event(EventRefusal),
    /// To something about one's address, or by mail.
    Email(EmailRefusal),
    /// To reminding whoever has not voted.
    Reminder(ReminderRefusal),
    /// To a file as a picture.
    Picture(PictureRefusal),
    /// To one more kiosk: the group has [`domain::Kiosk::MAX_PER_GROUP`].
    TooManyKiosks,
}

/// An error of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The HTTP status again.
    pub status: u16,
    /// What went wrong, for programs.
    pub code: Code,
    /// The same in a few words of English.
    pub title: String,
    /// More of it in English, for whoever reads logs. Never anything private.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// With [`Code::Invalid`], the fields at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFault>,
    /// With [`Code::Refused`], the rule that said no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// With [`Code::TooMany`] and [`Code::Unavailable`], when to try again, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

impl Problem {
    /// A problem of this code, with nothing more to say.
    #[must_use]
    pub fn of(code: Code) -> Self {
        Self {
            status: code.status(),
            code,
            title: code.title().to_owned(),
            detail: String::new(),
            fields: Vec::new(),
            refusal: None,
            retry_after: None,
        }
    }

    /// The same, with a detail for whoever reads logs.
    #[must_use]
    pub fn because(self, detail: impl Display) -> Self {
        Self { detail: detail.to_string(), ..self }
    }

    /// A refusal by a rule of the domain.
    #[must_use]
    pub fn refused(refusal: Refusal) -> Self {
        let detail = match &refusal {
            Refusal::Cast(why) => why.to_string(),
            Refusal::Poll(why) => why.to_string(),
            Refusal::Invitation(why) => why.to_string(),
            Refusal::SignIn(why) => why.to_string(),
            Refusal::Role(why) => why.to_string(),
            Refusal::Event(why) => why.to_string(),
            Refusal::Email(why) => why.to_string(),
            Refusal::Reminder(why) => why.to_string(),
            Refusal::Picture(why) => why.to_string(),
            Refusal::TooManyKiosks => "the group has as many kiosks as it may have".to_owned(),
        };
        Self { refusal: Some(refusal), detail, ..Self::of(Code::Refused) }
    }

    /// A draft with `faults`, whose fields stand below `at`.
    #[must_use]
    pub fn draft(at: &str, faults: &[DraftFault]) -> Self {
        let field = |fault: &DraftFault| FieldFault {
            path: format!("{at}.{}", fault.field()),
            fault: Fault::Draft(*fault),
        };
        Self { fields: faults.iter().map(field).collect(), ..Self::of(Code::Invalid) }
    }

    /// A plan of an event with `faults`, whose fields stand below `at`.
    #[must_use]
    pub fn plan(at: &str, faults: &[EventFault]) -> Self {
        let field = |fault: &EventFault| FieldFault {
            path: format!("{at}.{}", fault.field()),
            fault: Fault::Event(*fault),
        };
        Self { fields: faults.iter().map(field).collect(), ..Self::of(Code::Invalid) }
    }

    /// To be tried again after `seconds`.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// Whether the same request may succeed later: the line or the server was at fault, not the request.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self.code,
            Code::Unreachable | Code::Unavailable | Code::TooMany | Code::Internal | Code::Unreadable
        )
    }
}

macro_rules! from_refusals {
    ($($of:ident($why:ty))*) => {$(
        impl From<$why> for Problem {
            fn from(why: $why) -> Self { Self::refused(Refusal::$of(why)) }
        }
    )*};
}
from_refusals! { Cast(CastRefusal) Poll(PollRefusal) Invitation(InvitationRefusal) SignIn(SignInRefusal) Role(RoleRefusal) Event(EventRefusal) Email(EmailRefusal) Reminder(ReminderRefusal) Picture(PictureRefusal) }

impl Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.status, self.title, self.detail)
    }
}
impl std::error::Error for Problem {}
