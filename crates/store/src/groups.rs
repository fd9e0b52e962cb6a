use crate::StoreError;
use async_trait::async_trait;
use domain::{Group, GroupId, Member, Person, PersonId, Role, RoleRefusal};

/// Which members to list, in the order of unit path part by part, then name, then id (texts by their code points).
#[derive(Clone, Debug, Default)]
pub struct RosterQuery {
    /// Only those whose name, alias or unit path contains this, without regard to the case of ASCII letters.
    pub search: Option<String>,
    /// Only those behind this person in the order, who is a member of the group or was one. Anybody else is nobody here,
    /// kept or not, and behind nobody is nothing.
    pub after: Option<PersonId>,
    /// How many at most.
    pub limit: u32,
}

/// A line of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// The member.
    pub member: Member,
    /// Who that is.
    pub person: Person,
    /// Whether another active member of the group has the same name and unit ([`Person::is_namesake_of`]).
    pub namesake: bool,
}

/// Groups and their members. Only active members are ever returned.
#[async_trait]
pub trait Groups {
    /// Makes a group and its owner.
    async fn create_group(&self, group: &Group, owner: &Member) -> Result<(), StoreError>;
    /// The group called `id`.
    async fn group(&self, id: GroupId) -> Result<Option<Group>, StoreError>;
    /// Every group, oldest first.
    async fn groups(&self) -> Result<Vec<Group>, StoreError>;
    /// The active member `person_id` of the group.
    async fn member(&self, group_id: GroupId, person_id: PersonId) -> Result<Option<Member>, StoreError>;
    /// The groups a person is an active member of, oldest first.
    async fn memberships(&self, person_id: PersonId) -> Result<Vec<(Group, Member)>, StoreError>;
    /// How many active members the group has.
    async fn member_count(&self, group_id: GroupId) -> Result<u32, StoreError>;
    /// A page of the roster.
    async fn roster(&self, group_id: GroupId, query: &RosterQuery) -> Result<Vec<RosterRow>, StoreError>;
    /// Takes a member out, if [`Member::may_remove`] lets `by`. From the electorates of open polls they are taken off
    /// unless they have cast; a ballot that was cast stays. To events
    /// that are not over they are no longer asked. `None` if either is not an active member.
    async fn remove_member(
        &self,
        by: &Member,
        person_id: PersonId,
    ) -> Result<Option<Result<(), RoleRefusal>>, StoreError>;
    /// Gives a member another role, if [`Member::may_set_role`] lets `by`. One who becomes an observer is taken off
    /// the electorates of open polls unless they have cast; one who begins to vote is put on those that are
    /// [`domain::Electorate::OpenToJoiners`]. The role they have already changes nothing. `None` if either is not an
    /// active member.
    async fn set_role(
        &self,
        by: &Member,
        person_id: PersonId,
        role: Role,
    ) -> Result<Option<Result<Member, RoleRefusal>>, StoreError>;
}
