use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{
    Code,
    invitations::{InvitationView, ListInvitations},
};
use domain::PersonId;

pub(crate) async fn list_invitations(
    app: App,
    _: Admin,
    request: ListInvitations,
) -> Answer<Vec<InvitationView>> {
    let invitations = app.store.invitations(request.group_id).await?;
    let mut ids: Vec<PersonId> = invitations.iter().map(|invitation| invitation.invited_by).collect();
    ids.sort_unstable();
    ids.dedup();
    let (people, now) = (app.store.people(&ids).await?, app.now());
    let view = |invitation: domain::Invitation| {
        let by = people.iter().find(|person| person.id == invitation.invited_by).ok_or(Code::Internal)?;
        Ok(InvitationView { state: invitation.state_at(now), invited_by: by.name.clone(), invitation })
    };
    invitations.into_iter().map(view).collect()
}
