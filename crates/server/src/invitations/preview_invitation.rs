use super::{inviter, shown};
use crate::{app::App, caller::Visitor, http_ext::Answer};
use api::{
    Code,
    invitations::{InvitationPreview, PreviewInvitation},
};

pub(crate) async fn preview_invitation(
    app: App,
    visitor: Visitor,
    request: PreviewInvitation,
) -> Answer<InvitationPreview> {
    let (invitation, _) = shown(&app, &visitor, &request.token).await?;
    let space = app.store.space().await?.ok_or(Code::Internal)?;
    let group = app.store.group(invitation.group_id).await?.ok_or(Code::Internal)?;
    let me = match &visitor.signed_in {
        Some(signed_in) => app.store.person(signed_in.person_id()).await?,
        None => None,
    };
    Ok(InvitationPreview {
        space: space.name,
        group: group.name,
        kind: group.kind,
        role: invitation.role,
        invited_by: inviter(&app, &invitation).await?,
        state: invitation.state_at(app.now()),
        expires: invitation.expires,
        places_left: invitation.places_left(),
        me,
    })
}
