//! Offers to join a group.

mod accept_invitation;
mod create_invitation;
mod list_invitations;
mod preview_invitation;
mod revoke_invitation;

pub use accept_invitation::AcceptInvitation;
pub use create_invitation::CreateInvitation;
use domain::{GroupKind, GroupName, Invitation, InvitationState, Person, PersonName, Role, SpaceName};
pub use list_invitations::ListInvitations;
pub use preview_invitation::PreviewInvitation;
pub use revoke_invitation::RevokeInvitation;
use serde::{Deserialize, Serialize};

/// An invitation that was just made, with its link, which is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuedInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// The path of the page that accepts it ([`crate::links::join`]).
    pub path: String,
    /// The token in it, for programs.
    pub token: String,
}

/// An invitation as an admin sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvitationView {
    /// The invitation.
    pub invitation: Invitation,
    /// Its state now.
    pub state: InvitationState,
    /// The name of whoever made it.
    pub invited_by: PersonName,
}

/// What somebody who holds an invitation is told before they join: whose group, by whom invited, no other name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvitationPreview {
    /// The organisation or estate.
    pub space: SpaceName,
    /// The group.
    pub group: GroupName,
    /// Whether outsiders may belong to it.
    pub kind: GroupKind,
    /// What those who join may do: an observer sees and does not vote.
    pub role: Role,
    /// Who invites.
    pub invited_by: PersonName,
    /// Whether it works now.
    pub state: InvitationState,
    /// The first instant at which it no longer works.
    #[serde(with = "domain::instant::Rfc3339")]
    pub expires: jiff::Timestamp,
    /// How many more may join by it; `None` where there is no limit.
    pub places_left: Option<u32>,
    /// Who is signed in on the device that asks, and would join.
    pub me: Option<Person>,
}

/// A member who has just joined, or was there already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Joined {
    /// The group.
    pub group_id: domain::GroupId,
    /// Who joined.
    pub person: Person,
    /// False if they were a member already.
    pub joined_now: bool,
    /// With [`crate::sign_in::Keep::Bearer`]: what to send as `Authorization: Bearer …`.
    pub bearer: Option<String>,
}

/// How somebody new introduces themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// Real name.
    pub name: PersonName,
    /// The name they go by, if they have another.
    pub alias: Option<domain::Alias>,
    /// Department, or building, entrance and flat.
    pub unit: domain::UnitPath,
}
