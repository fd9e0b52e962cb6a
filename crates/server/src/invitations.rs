mod accept_invitation;
mod create_invitation;
mod list_invitations;
mod preview_invitation;
mod revoke_invitation;

pub(crate) use accept_invitation::accept_invitation;
pub(crate) use create_invitation::create_invitation;
pub(crate) use list_invitations::list_invitations;
pub(crate) use preview_invitation::preview_invitation;
pub(crate) use revoke_invitation::revoke_invitation;

use crate::{app::App, caller::Visitor, http_ext::Answer, token, token::Token};
use api::Code;
use domain::{Invitation, InvitationId, Member, PersonName, Role};
use jiff::SignedDuration;
use store::TokenHash;

/// What an invitation offers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offer {
    pub(crate) role: Role,
    pub(crate) hours: u32,
    pub(crate) head_limit: Option<u32>,
}

/// Makes an invitation in the name of `by`.
pub(crate) async fn invite(app: &App, by: &Member, offer: Offer) -> Answer<(Invitation, Token)> {
    let (token, made) = (app.token(), app.now());
    let invitation = Invitation {
        id: InvitationId(app.mint.id(made)),
        group_id: by.group_id,
        invited_by: by.person_id,
        role: offer.role,
        made,
        expires: made + SignedDuration::from_hours(i64::from(offer.hours)),
        head_limit: offer.head_limit,
        joined: 0,
        revoked: None,
    };
    app.store.create_invitation(&invitation, token.hash()).await?;
    Ok((invitation, token))
}

/// The invitation of the token that `visitor` shows.
async fn shown(app: &App, visitor: &Visitor, shown: &str) -> Answer<(Invitation, TokenHash)> {
    if let Some(token) = token::hash(shown)
        && let Some(invitation) = app.store.invitation_by_token(token).await?
    {
        return Ok((invitation, token));
    }
    Err(app.attempts.wrong(visitor.address, app.now(), Code::NotFound))
}

/// The name of whoever made an invitation.
async fn inviter(app: &App, invitation: &Invitation) -> Answer<PersonName> {
    Ok(app.store.person(invitation.invited_by).await?.ok_or(Code::Internal)?.name)
}
