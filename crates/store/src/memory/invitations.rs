use super::state::{KeptInvitation, State};
use super::{MemoryStore, kept_already};
use crate::{Accepted, Invitations, Joiner, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{GroupId, Invitation, InvitationId, InvitationRefusal, Member};
use jiff::Timestamp;

#[async_trait]
impl Invitations for MemoryStore {
    async fn create_invitation(&self, invitation: &Invitation, token: TokenHash) -> Result<(), StoreError> {
        self.write(|state, _| {
            state.known_group(invitation.group_id)?;
            state.known_person(invitation.invited_by)?;
            let taken = state.invitations.values().any(|kept| kept.token == token);
            if taken || state.invitations.contains_key(&invitation.id) {
                return Err(kept_already("invitation"));
            }
            let kept = KeptInvitation { invitation: invitation.clone(), token };
            state.invitations.insert(invitation.id, kept);
            Ok(())
        })
    }

    async fn invitations(&self, group_id: GroupId) -> Result<Vec<Invitation>, StoreError> {
        let mut invitations: Vec<Invitation> = self.read(|state, _| {
            let all = state.invitations.values().map(|kept| &kept.invitation);
            all.filter(|invitation| invitation.group_id == group_id).cloned().collect()
        });
        invitations.sort_by_key(|invitation| std::cmp::Reverse((invitation.made, invitation.id)));
        Ok(invitations)
    }

    async fn invitation_by_token(&self, token: TokenHash) -> Result<Option<Invitation>, StoreError> {
        Ok(self.read(|state, _| by_token(state, token).cloned()))
    }

    async fn revoke_invitation(
        &self,
        group_id: GroupId,
        id: InvitationId,
    ) -> Result<Option<Invitation>, StoreError> {
        self.write(|state, now| {
            let kept = state.invitations.get_mut(&id).map(|kept| &mut kept.invitation);
            let Some(invitation) = kept.filter(|invitation| invitation.group_id == group_id) else {
                return Ok(None);
            };
            invitation.revoked.get_or_insert(now);
            Ok(Some(invitation.clone()))
        })
    }

    async fn accept_invitation(
        &self,
        token: TokenHash,
        joiner: &Joiner,
    ) -> Result<Option<Result<Accepted, InvitationRefusal>>, StoreError> {
        self.write(|state, now| accept(state, token, joiner, now))
    }
}

fn by_token(state: &State, token: TokenHash) -> Option<&Invitation> {
    state.invitations.values().find(|kept| kept.token == token).map(|kept| &kept.invitation)
}

fn accept(
    state: &mut State,
    token: TokenHash,
    joiner: &Joiner,
    now: Timestamp,
) -> Result<Option<Result<Accepted, InvitationRefusal>>, StoreError> {
    let Some(invitation) = by_token(state, token).cloned() else { return Ok(None) };
    let group_id = invitation.group_id;
    if let Joiner::Known(person_id) = joiner
        && let Some(member) = state.member(group_id, *person_id)
    {
        return Ok(Some(Ok(Accepted { member: member.clone(), joined_now: false, session: None })));
    }
    if let Err(refusal) = invitation.may_join(now) {
        return Ok(Some(Err(refusal)));
    }
    if state.member_count(group_id) >= state.known_group(group_id)?.kind.capacity() {
        return Ok(Some(Err(InvitationRefusal::GroupFull)));
    }
    let (person_id, session) = match joiner {
        Joiner::Known(person_id) => (state.known_person(*person_id)?.id, None),
        Joiner::New(person, new) => {
            if state.people.contains_key(&person.id) {
                return Err(kept_already("person"));
            }
            state.check_session(new)?;
            state.people.insert(person.id, person.clone());
            (person.id, Some(state.begin_session(person.id, new, now)))
        }
    };
    state.invitations.entry(invitation.id).and_modify(|kept| kept.invitation.joined += 1);
    let member = Member { group_id, person_id, role: invitation.role, joined: now };
    state.members.insert((group_id, person_id), member.clone());
    state.announce_roster(group_id);
    state.enrol(&member, now);
    Ok(Some(Ok(Accepted { member, joined_now: true, session })))
}
