//! Bounded text: trimmed, Unicode-safe, and never longer than its type says.
//!
//! Lengths are counted in Unicode scalar values (`char`s). Bidirectional controls are refused, since they can make
//! one option read as another; invisible joiners are allowed only where a script or an emoji needs them.

mod email;
mod scan;

pub use email::EmailAddress;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why a text was refused. Its `Display` is a stable code that the wire carries: see [`TextFault::parse`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// Nothing is left after trimming, and the field must not be empty.
    #[error("empty")]
    Empty,
    /// Longer than the type allows.
    #[error("too_long({max})")]
    TooLong {
        /// The limit in `char`s.
        max: u32,
    },
    /// A character that changes the direction of text (U+202A–E, U+2066–9, U+200E–F, U+061C).
    #[error("bidi_control")]
    BidiControl,
    /// A control character, or a line break where one line is wanted.
    #[error("control")]
    Control,
    /// An invisible character where no script or emoji needs one.
    #[error("invisible")]
    Invisible,
    /// Not an `https://` address with a host, or one with a user name or password in it.
    #[error("not_https")]
    NotHttps,
    /// Not the name of a time zone (`Area/City` or `UTC`).
    #[error("not_a_zone")]
    NotAZone,
    /// Not the address of a mailbox (`name@example.cn`).
    #[error("not_an_email")]
    NotAnEmail,
}
impl TextFault {
    /// Reads the code back from the front of `message` (what serde adds behind it is ignored).
    #[must_use]
    pub fn parse(message: &str) -> Option<Self> {
        let word = message.split([' ', '(']).next()?;
        Some(match word {
            "empty" => Self::Empty,
            "too_long" => {
                let max = message.strip_prefix("too_long(")?.split(')').next()?.parse().ok()?;
                Self::TooLong { max }
            }
            "bidi_control" => Self::BidiControl,
            "control" => Self::Control,
            "invisible" => Self::Invisible,
            "not_https" => Self::NotHttps,
            "not_a_zone" => Self::NotAZone,
            "not_an_email" => Self::NotAnEmail,
            _ => return None,
        })
    }
}

macro_rules! text {
    ($($(#[doc = $doc:literal])* $name:ident $max:literal $lines:ident $check:expr;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let about = concat!($($doc),*).trim();
                schemars::json_schema!({ "type": "string", "maxLength": $max, "description": about })
            }
        }
        impl $name {
            /// The limit in `char`s, after trimming.
            pub const MAX: u32 = $max;
            /// Trims and checks `text`.
            ///
            /// # Errors
            /// A [`TextFault`] that says what is wrong with it.
            pub fn new(text: impl AsRef<str>) -> Result<Self, TextFault> {
                let text = scan::clean(text.as_ref(), Self::MAX, scan::Lines::$lines)?;
                let check: fn(&str) -> Result<(), TextFault> = $check;
                check(&text)?;
                Ok(Self(text))
            }
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl TryFrom<String> for $name {
            type Error = TextFault;
            fn try_from(text: String) -> Result<Self, TextFault> { Self::new(text) }
        }
        impl FromStr for $name {
            type Err = TextFault;
            fn from_str(text: &str) -> Result<Self, TextFault> { Self::new(text) }
        }
        impl From<$name> for String {
            fn from(text: $name) -> Self { text.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )*};
}

text! {
    /// A person's real name (姓名).
    PersonName 40 One scan::not_empty;
    /// The name a person goes by in the group (花名).
    Alias 40 One scan::not_empty;
    /// Where a person belongs: a department path, or building, entrance and flat, the parts joined by `/`.
    UnitPath 80 One scan::not_empty;
    /// The name of the organisation or estate.
    SpaceName 60 One scan::not_empty;
    /// The name of a group.
    GroupName 60 One scan::not_empty;
    /// The question, in one line.
    PollTitle 120 One scan::not_empty;
    /// What a voter should know before voting; may be empty and may have several lines.
    Description 4000 Many scan::anything;
    /// The text of an option.
    OptionLabel 200 One scan::not_empty;
    /// What else there is to know of an option, in a few lines.
    OptionAbout 200 Many scan::not_empty;
    /// What a linked document is called.
    DocumentTitle 100 One scan::not_empty;
    /// An address that begins with `https://`.
    HttpsUrl 2000 One scan::https;
    /// Why something was done: closing early, withdrawing.
    Reason 200 One scan::not_empty;
    /// What an event is called: there is room for a poll's title and an option of it.
    EventTitle 330 One scan::not_empty;
    /// Where an event is; may be empty.
    EventPlace 200 One scan::anything;
    /// What else to know of an event; may be empty and may have several lines.
    EventNote 2000 Many scan::anything;
    /// What somebody who signs up says beside their line; may be empty.
    Note 60 One scan::anything;
    /// Where a kiosk stands.
    KioskLabel 40 One scan::not_empty;
    /// What a person will know a signed-in device or program by.
    DeviceName 60 One scan::not_empty;
    /// The name of a time zone in the IANA database, such as `Asia/Shanghai`. Only its form is checked: whether the
    /// zone exists is the browser's to say, and the instant a poll closes does not depend on it.
    ZoneName 64 One scan::zone;
}

impl UnitPath {
    /// The parts of the path, outermost first.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').map(str::trim).filter(|part| !part.is_empty())
    }
}

impl HttpsUrl {
    /// The host, shown beside every link so that a voter sees where it leads.
    #[must_use]
    pub fn host(&self) -> &str {
        scan::host(&self.0).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
