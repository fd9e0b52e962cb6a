use super::inviter;
use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{
    Code,
    invitations::{InvitationView, RevokeInvitation},
};

pub(crate) async fn revoke_invitation(
    app: App,
    _: Admin,
    request: RevokeInvitation,
) -> Answer<InvitationView> {
    let revoked = app.store.revoke_invitation(request.group_id, request.invitation_id).await?;
    let invitation = revoked.ok_or(Code::NotFound)?;
    let invited_by = inviter(&app, &invitation).await?;
    Ok(InvitationView { state: invitation.state_at(app.now()), invited_by, invitation })
}
