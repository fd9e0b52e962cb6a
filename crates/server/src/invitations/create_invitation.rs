use super::{Offer, invite};
use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{
    invitations::{CreateInvitation, IssuedInvitation},
    links,
};
use domain::Role;

pub(crate) async fn create_invitation(
    app: App,
    admin: Admin,
    request: CreateInvitation,
) -> Answer<IssuedInvitation> {
    let role = if request.observers { Role::Observer } else { Role::Member };
    let head_limit = request.head_limit.map(u32::from);
    let offer = Offer { role, hours: request.hours.get(), head_limit };
    let (invitation, token) = invite(&app, &admin.member, offer).await?;
    Ok(IssuedInvitation { invitation, path: links::join(token.as_str()), token: token.into_string() })
}
