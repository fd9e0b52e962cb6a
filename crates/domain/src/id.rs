//! Names for things that do not change: each kind of id is a type of its own, so that one cannot stand for another.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])+ $name:ident)*) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(
            /// The UUID as the server minted it; time-ordered (version 7) unless the type says otherwise.
            pub Uuid,
        );
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { s.parse().map(Self) }
        }
    )*};
}
id! {
    /// One installation's organisation or estate.
    SpaceId
    /// A person of the space.
    PersonId
    /// A body that decides.
    GroupId
    /// An offer to join a group.
    InvitationId
    /// A question put to a group.
    PollId
    /// A device on which a person is signed in, or a bearer token of theirs.
    SessionId
    /// An unattended display.
    KioskId
    /// An event on the calendar of a group.
    EventId
    /// A picture of an option.
    PictureId
    /// Names one act of casting: minted at random by the voter's device and sent again unchanged with every
    /// retry, so that a request that arrives twice is one cast.
    CastKey
}

/// An option of a poll, by a number that is never used again in that poll, whatever becomes of its text or place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct OptionId(
    /// 1 and up, in the order in which the composer wrote them.
    pub u16,
);
impl fmt::Display for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
