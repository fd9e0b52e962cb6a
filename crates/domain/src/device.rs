//! Devices: where a person is signed in, and displays that nobody is signed in on.

use crate::{DeviceName, GroupId, KioskId, KioskLabel, PersonId, SessionId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How a session proves itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// By a cookie that scripts cannot read.
    Cookie,
    /// By a bearer token that a program holds.
    Bearer,
}

/// A device or program on which a person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Session {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub person_id: PersonId,
    /// How it proves itself.
    pub kind: SessionKind,
    /// What the person will know it by.
    pub device: DeviceName,
    /// When it began.
    #[serde(with = "crate::instant::Rfc3339")]
    pub since: Timestamp,
    /// When it was last used, to within a few minutes.
    #[serde(with = "crate::instant::Rfc3339")]
    pub last_seen: Timestamp,
    /// The first instant at which it no longer works.
    #[serde(with = "crate::instant::Rfc3339")]
    pub expires: Timestamp,
}

impl Session {
    /// How long a session lives: 180 days, so that a household that votes twice a year need not sign in anew.
    pub const LIFE: SignedDuration = SignedDuration::from_hours(24 * 180);
    /// How exactly [`Session::last_seen`] is kept.
    pub const SEEN_TO_WITHIN: SignedDuration = SignedDuration::from_mins(5);
}

/// A link that signs one person in, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInLink {
    /// Whom it signs in.
    pub person_id: PersonId,
    /// The first instant at which it no longer works.
    pub expires: Timestamp,
}

impl SignInLink {
    /// The life of a link shown as a QR code to the person's other device: 10 minutes.
    pub const LIFE_FOR_OWN_DEVICE: SignedDuration = SignedDuration::from_mins(10);
    /// The life of a link that an admin hands to a member: 3 days.
    pub const LIFE_FROM_ADMIN: SignedDuration = SignedDuration::from_hours(72);
}

/// Why a sign-in link did not sign anybody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignInRefusal {
    /// There is no such link.
    #[error("there is no such sign-in link")]
    Unknown,
    /// It has signed somebody in already.
    #[error("this sign-in link has been used")]
    Used,
    /// Its time is over.
    #[error("this sign-in link has expired")]
    Expired,
}

/// An unattended display of a group's results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kiosk {
    /// Which kiosk.
    pub id: KioskId,
    /// The group whose polls it shows.
    pub group_id: GroupId,
    /// Where it stands.
    pub label: KioskLabel,
    /// Who set it up.
    pub made_by: PersonId,
    /// When it was set up.
    #[serde(with = "crate::instant::Rfc3339")]
    pub made: Timestamp,
}

impl Kiosk {
    /// How many kiosks a group may have.
    pub const MAX_PER_GROUP: u32 = 50;
}
