use crate::{NewSession, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{GroupId, Invitation, InvitationId, InvitationRefusal, Member, Person, PersonId, Session};

/// Who joins.
#[derive(Clone, Debug)]
pub enum Joiner {
    /// Somebody new to the space, who is signed in by the same act.
    New(Person, NewSession),
    /// Somebody signed in already.
    Known(PersonId),
}

/// What came of accepting an invitation.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The member they are now.
    pub member: Member,
    /// False if they were a member already; then nothing was changed.
    pub joined_now: bool,
    /// The session of a [`Joiner::New`].
    pub session: Option<Session>,
}

/// Offers to join. Expiry is judged by the store's clock.
#[async_trait]
pub trait Invitations {
    /// Keeps an invitation.
    async fn create_invitation(&self, invitation: &Invitation, token: TokenHash) -> Result<(), StoreError>;
    /// The invitations of a group, newest first, whatever their state.
    async fn invitations(&self, group_id: GroupId) -> Result<Vec<Invitation>, StoreError>;
    /// The invitation of this token, whatever its state.
    async fn invitation_by_token(&self, token: TokenHash) -> Result<Option<Invitation>, StoreError>;
    /// Takes an invitation back, and returns it; `None` if the group has no such invitation. Twice is as once.
    async fn revoke_invitation(
        &self,
        group_id: GroupId,
        id: InvitationId,
    ) -> Result<Option<Invitation>, StoreError>;
    /// Makes a member of whoever accepts: person, session, member, count, and a place on the electorate of every open
    /// poll that is [`domain::Electorate::OpenToJoiners`], all or nothing. `None` if no invitation has this token.
    /// [`Invitation::may_join`] and [`domain::GroupKind::capacity`] decide, inside the write. One who is a member already
    /// is told so whatever became of the invitation.
    async fn accept_invitation(
        &self,
        token: TokenHash,
        joiner: &Joiner,
    ) -> Result<Option<Result<Accepted, InvitationRefusal>>, StoreError>;
}
