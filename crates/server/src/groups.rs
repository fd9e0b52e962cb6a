mod create_group;
mod get_group;
mod list_members;
mod remove_member;
mod set_role;

pub(crate) use create_group::create_group;
pub(crate) use get_group::get_group;
pub(crate) use list_members::list_members;
pub(crate) use remove_member::remove_member;
pub(crate) use set_role::set_role;

use crate::{app::App, http_ext::Answer};
use api::{Code, groups::GroupView};
use domain::Member;

/// The group of `me`, as they see it.
pub(crate) async fn view(app: &App, me: Member) -> Answer<GroupView> {
    let group = app.store.group(me.group_id).await?.ok_or(Code::NotFound)?;
    let members = app.store.member_count(me.group_id).await?;
    Ok(GroupView { group, me, members })
}
