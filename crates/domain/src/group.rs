//! Groups and what their members may do.

use crate::{GroupId, GroupName, PersonId, SpaceId, SpaceName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One installation's organisation or estate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Space {
    /// Which space.
    pub id: SpaceId,
    /// Its name.
    pub name: SpaceName,
}

/// Whether outsiders may belong to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// 内部群: people of the organisation only.
    Internal,
    /// 外部群: customers, suppliers, home owners too.
    External,
}

impl GroupKind {
    /// How many active members a group of this kind may have.
    #[must_use]
    pub const fn capacity(self) -> u32 {
        match self {
            Self::Internal => 10_000,
            Self::External => 500,
        }
    }
}

/// A body that decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// Which group.
    pub id: GroupId,
    /// Its name.
    pub name: GroupName,
    /// Whether outsiders may belong to it.
    pub kind: GroupKind,
    /// When it was made.
    #[serde(with = "crate::instant::Rfc3339")]
    pub since: Timestamp,
}

/// What a member may do. Ordered: each role may do what those below it may, save that an observer does not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 观察员: sees what members see, does not vote.
    Observer,
    /// 成员: votes, and composes polls.
    Member,
    /// 管理员: invites, removes, closes and withdraws any poll, sets up kiosks.
    Admin,
    /// 群主: made the group; one per group.
    Owner,
}

impl Role {
    /// Whether one in this role is on the electorate of the group's polls.
    #[must_use]
    pub const fn votes(self) -> bool {
        !matches!(self, Self::Observer)
    }
    /// Whether one in this role manages the group.
    #[must_use]
    pub const fn manages(self) -> bool {
        matches!(self, Self::Admin | Self::Owner)
    }
}

/// A person in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// The group.
    pub group_id: GroupId,
    /// The person.
    pub person_id: PersonId,
    /// What they may do in it.
    pub role: Role,
    /// When they joined.
    #[serde(with = "crate::instant::Rfc3339")]
    pub joined: Timestamp,
}

/// Why a role was not changed, or a member not removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoleRefusal {
    /// Only an admin or the owner may do this.
    #[error("not an admin")]
    NotAdmin,
    /// The owner is removed or demoted by nobody, and ownership is not given in this way.
    #[error("the owner stays the owner")]
    Owner,
    /// An admin is removed or demoted by the owner only.
    #[error("only the owner may do this to an admin")]
    Admin,
}

impl Member {
    /// Whether this member may take `other` out of the group.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_remove(&self, other: &Self) -> Result<(), RoleRefusal> {
        self.outranks(other)
    }

    /// Whether this member may give `other` the role `to`.
    ///
    /// # Errors
    /// The reason why not.
    pub fn may_set_role(&self, other: &Self, to: Role) -> Result<(), RoleRefusal> {
        self.outranks(other)?;
        match to {
            Role::Owner => Err(RoleRefusal::Owner),
            Role::Admin if self.role != Role::Owner => Err(RoleRefusal::Admin),
            _ => Ok(()),
        }
    }

    fn outranks(&self, other: &Self) -> Result<(), RoleRefusal> {
        match (self.role, other.role) {
            (Role::Observer | Role::Member, _) => Err(RoleRefusal::NotAdmin),
            (_, Role::Owner) => Err(RoleRefusal::Owner),
            (Role::Admin, Role::Admin) => Err(RoleRefusal::Admin),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: Role) -> Member {
        let id = uuid::Uuid::from_u128(role as u128);
        Member { group_id: GroupId(id), person_id: PersonId(id), role, joined: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn rank_decides_who_may_remove_whom() {
        use Role::{Admin, Member, Observer, Owner};
        for (who, whom, answer) in [
            (Owner, Admin, Ok(())),
            (Owner, Member, Ok(())),
            (Owner, Owner, Err(RoleRefusal::Owner)),
            (Admin, Member, Ok(())),
            (Admin, Observer, Ok(())),
            (Admin, Admin, Err(RoleRefusal::Admin)),
            (Admin, Owner, Err(RoleRefusal::Owner)),
            (Member, Member, Err(RoleRefusal::NotAdmin)),
            (Observer, Observer, Err(RoleRefusal::NotAdmin)),
        ] {
            assert_eq!(member(who).may_remove(&member(whom)), answer, "{who:?} removes {whom:?}");
        }
    }

    #[test]
    fn only_the_owner_makes_admins_and_nobody_makes_owners() {
        use Role::{Admin, Member, Observer, Owner};
        for (who, to, answer) in [
            (Owner, Admin, Ok(())),
            (Owner, Owner, Err(RoleRefusal::Owner)),
            (Admin, Admin, Err(RoleRefusal::Admin)),
            (Admin, Observer, Ok(())),
            (Member, Observer, Err(RoleRefusal::NotAdmin)),
        ] {
            assert_eq!(
                member(who).may_set_role(&member(Member), to),
                answer,
                "{who:?} makes a member {to:?}"
            );
        }
    }

    #[test]
    fn an_observer_sees_and_does_not_vote() {
        assert!(!Role::Observer.votes());
        assert!(Role::Member.votes() && Role::Admin.votes() && Role::Owner.votes());
        assert!(Role::Admin.manages() && Role::Owner.manages() && !Role::Member.manages());
    }
}
