//! Offers to join a group, and the end each of them comes to.

use crate::{GroupId, InvitationId, PersonId, Role};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An offer to join a group, as a link or QR code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invitation {
    /// Which invitation.
    pub id: InvitationId,
    /// The group it opens.
    pub group_id: GroupId,
    /// Who made it.
    pub invited_by: PersonId,
    /// The role of those who accept it; never admin or owner.
    pub role: Role,
    /// When it was made.
    #[serde(with = "crate::instant::Rfc3339")]
    pub made: Timestamp,
    /// The first instant at which it no longer works.
    #[serde(with = "crate::instant::Rfc3339")]
    pub expires: Timestamp,
    /// How many may join by it; `None` for as many as the group holds.
    pub head_limit: Option<u32>,
    /// How many have joined by it.
    pub joined: u32,
    /// When it was taken back.
    #[serde(default, with = "crate::instant::MaybeRfc3339")]
    pub revoked: Option<Timestamp>,
}

/// The state of an invitation at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It works.
    Pending,
    /// Its head limit is reached.
    Exhausted,
    /// Its time is over.
    Expired,
    /// An admin took it back.
    Revoked,
}

/// Why somebody could not join by an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationRefusal {
    /// Its head limit is reached.
    #[error("as many as it allows have joined by this invitation")]
    Exhausted,
    /// Its time is over.
    #[error("this invitation has expired")]
    Expired,
    /// An admin took it back.
    #[error("this invitation was revoked")]
    Revoked,
    /// The group holds no more members ([`crate::GroupKind::capacity`]).
    #[error("the group is full")]
    GroupFull,
}

impl Invitation {
    /// The longest an invitation may live, in hours: 90 days.
    pub const MAX_HOURS: u32 = 24 * 90;
    /// The largest head limit.
    pub const MAX_HEADS: u32 = 10_000;

    /// The state at `now`. What an admin did outweighs what time did, and time outweighs the count.
    #[must_use]
    pub fn state_at(&self, now: Timestamp) -> InvitationState {
        if self.revoked.is_some() {
            InvitationState::Revoked
        } else if now >= self.expires {
            InvitationState::Expired
        } else if self.places_left() == Some(0) {
            InvitationState::Exhausted
        } else {
            InvitationState::Pending
        }
    }

    /// How many more may join; `None` where there is no limit.
    #[must_use]
    pub fn places_left(&self) -> Option<u32> {
        self.head_limit.map(|limit| limit.saturating_sub(self.joined))
    }

    /// Whether one more may join at `now`.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_join(&self, now: Timestamp) -> Result<(), InvitationRefusal> {
        match self.state_at(now) {
            InvitationState::Pending => Ok(()),
            InvitationState::Exhausted => Err(InvitationRefusal::Exhausted),
            InvitationState::Expired => Err(InvitationRefusal::Expired),
            InvitationState::Revoked => Err(InvitationRefusal::Revoked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }
    fn invitation() -> Invitation {
        let id = uuid::Uuid::nil();
        Invitation {
            id: InvitationId(id),
            group_id: GroupId(id),
            invited_by: PersonId(id),
            role: Role::Member,
            made: at(0),
            expires: at(100),
            head_limit: Some(2),
            joined: 0,
            revoked: None,
        }
    }

    #[test]
    fn it_works_until_the_second_it_expires() {
        assert_eq!(invitation().state_at(at(99)), InvitationState::Pending);
        assert_eq!(invitation().state_at(at(100)), InvitationState::Expired);
    }

    #[test]
    fn it_is_used_up_by_its_head_limit_and_never_without_one() {
        let full = Invitation { joined: 2, ..invitation() };
        assert_eq!(full.may_join(at(1)), Err(InvitationRefusal::Exhausted));
        let open = Invitation { head_limit: None, joined: 9_999, ..invitation() };
        assert_eq!(open.may_join(at(1)), Ok(()));
    }

    #[test]
    fn taken_back_is_what_an_admin_is_told_even_after_it_expired() {
        let revoked = Invitation { revoked: Some(at(5)), joined: 2, ..invitation() };
        assert_eq!(revoked.state_at(at(200)), InvitationState::Revoked);
    }
}
