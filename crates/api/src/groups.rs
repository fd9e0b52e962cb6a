//! Groups and their members.

mod create_group;
mod get_group;
mod list_members;
mod remove_member;
mod set_role;

pub use create_group::CreateGroup;
use domain::{Group, Member, Person};
pub use get_group::GetGroup;
pub use list_members::ListMembers;
pub use remove_member::RemoveMember;
use serde::{Deserialize, Serialize};
pub use set_role::SetRole;

/// A group as a member sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// The caller in it.
    pub me: Member,
    /// How many active members it has.
    pub members: u32,
}

/// A member as other members see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberView {
    /// The member.
    pub member: Member,
    /// Who that is.
    pub person: Person,
    /// Told to admins only, else false: another member has the same name and unit.
    pub namesake: bool,
}
