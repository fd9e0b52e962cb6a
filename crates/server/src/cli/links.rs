//! The links that a start gives out.

use super::{Failure, qr, say};
use crate::{
    App,
    http_ext::{Answer, Refused},
    invitations::{Offer, invite},
    kiosks, sign_in,
};
use api::links;
use domain::{Group, KioskLabel, Member, Role, SignInLink};

/// By this label a kiosk is known that was set up here.
const LABEL: &str = "命令行大屏";
const INVITATION_HOURS: u32 = 24;

fn failure(refused: Refused) -> Failure {
    refused.problem().clone().into()
}

/// A fresh sign-in link of whoever was there first, in the words for the terminal.
pub(super) async fn organiser(app: &App, address: &str) -> Result<String, Failure> {
    let Some(first) = app.store.first_person().await? else {
        return Err("还没有任何人 · there is nobody yet: start the server first".into());
    };
    let issued = sign_in::issue(app, first.id, SignInLink::LIFE_FROM_ADMIN).await.map_err(failure)?;
    let hours = SignInLink::LIFE_FROM_ADMIN.as_hours();
    Ok(format!(
        "\n组织者 {}：登录链接，{hours} 小时内可用一次 · organiser, works once within {hours} h\n  {address}{}",
        first.name, issued.path
    ))
}

/// What stands in the place of the links to a group, and of the QR code, where there is none.
const NO_GROUP: &str = "\n组织者还没有群，所以没有邀请、二维码和大屏链接：登录后新建一个，再在群里邀请成员，那里有二维码 \
     · no invitation, QR code or kiosk yet, since the organiser has no group: sign in, make one, and invite its members \
     there, where the QR code is";

/// An invitation, with a QR code where phones can follow it, and a kiosk.
pub(super) async fn group(app: &App, address: &str, reachable: bool) -> Result<String, Failure> {
    let Some((group, by)) = first_group(app).await? else { return Ok(NO_GROUP.to_owned()) };
    let join = invitation(app, &by).await.map_err(failure)?;
    let join = format!("{address}{join}");
    let code = if reachable { qr::code(&join, say::in_colour()) } else { qr::INSTEAD.to_owned() };
    let invitation = format!(
        "\n{}：成员邀请，{INVITATION_HOURS} 小时有效 · member invitation, {INVITATION_HOURS} h\n  {join}\n{code}",
        group.name
    );
    let label: KioskLabel = LABEL.parse()?;
    let kiosk = if app.store.kiosks(group.id).await?.iter().any(|kiosk| kiosk.label == label) {
        // Its link is not kept, and the wall that shows it must go on.
        "\n大屏：之前的链接继续有效 · kiosk: the link given out before still works\n  \
         再加一块：群设置，或 juyi-server link --kiosk · for another: group settings, or juyi-server link --kiosk"
            .to_owned()
    } else {
        kiosk(app, &by, address).await?
    };
    Ok(format!("{invitation}\n{kiosk}"))
}

/// One more kiosk.
pub(super) async fn another_kiosk(app: &App, address: &str) -> Result<String, Failure> {
    match first_group(app).await? {
        Some((_, by)) => kiosk(app, &by, address).await,
        None => Err("还没有群 · there is no group yet".into()),
    }
}

async fn kiosk(app: &App, by: &Member, address: &str) -> Result<String, Failure> {
    let issued = kiosks::set_up(app, by, LABEL.parse()?, true).await.map_err(failure)?;
    Ok(format!(
        "\n大屏：在投屏的浏览器里打开，一直有效，直到在群设置里撤销 · kiosk: works until revoked in the group's settings\n  {address}{}",
        issued.path
    ))
}

async fn invitation(app: &App, by: &Member) -> Answer<String> {
    let offer = Offer { role: Role::Member, hours: INVITATION_HOURS, head_limit: None };
    let (_, token) = invite(app, by, offer).await?;
    Ok(links::join(token.as_str()))
}

/// The oldest group, and its owner.
async fn first_group(app: &App) -> Result<Option<(Group, Member)>, Failure> {
    let (Some(group), Some(first)) =
        (app.store.groups().await?.into_iter().next(), app.store.first_person().await?)
    else {
        return Ok(None);
    };
    let member = app.store.member(group.id, first.id).await?;
    Ok(member.filter(|member| member.role.manages()).map(|member| (group, member)))
}

#[cfg(test)]
mod tests;
