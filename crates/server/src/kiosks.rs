mod board;
mod create_kiosk;
mod get_board;
mod list_kiosks;
mod revoke_kiosk;
mod start_kiosk;

pub(crate) use board::board;
pub(crate) use create_kiosk::create_kiosk;
pub(crate) use get_board::get_board;
pub(crate) use list_kiosks::list_kiosks;
pub(crate) use revoke_kiosk::revoke_kiosk;
pub(crate) use start_kiosk::start_kiosk;

use crate::{
    app::App,
    http_ext::Answer,
    invitations::{Offer, invite},
};
use api::{Problem, Refusal, kiosks::IssuedKiosk, links};
use domain::{Invitation, Kiosk, KioskId, KioskLabel, Member, Role};

/// Sets up a kiosk in the name of `by`; with `invites`, one that shows a QR code to join by, whose invitation lives as long
/// as any can: a wall runs for weeks.
pub(crate) async fn set_up(app: &App, by: &Member, label: KioskLabel, invites: bool) -> Answer<IssuedKiosk> {
    let (token, made) = (app.token(), app.now());
    let id = KioskId(app.mint.id(made));
    let kiosk = Kiosk { id, group_id: by.group_id, label, made_by: by.person_id, made };
    if !app.store.create_kiosk(&kiosk, token.hash()).await? {
        return Err(Problem::refused(Refusal::TooManyKiosks).into());
    }
    let offer = Offer { role: Role::Member, hours: Invitation::MAX_HOURS, head_limit: None };
    let join = if invites { Some(invite(app, by, offer).await?.1) } else { None };
    let path = links::kiosk(token.as_str(), join.as_ref().map(crate::token::Token::as_str));
    Ok(IssuedKiosk { kiosk, path, token: token.into_string() })
}
