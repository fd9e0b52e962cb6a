use crate::{app::App, caller::SignedIn, http_ext::Answer};
use api::groups::{CreateGroup, GroupView};
use domain::{Group, GroupId, Member, Role};

pub(crate) async fn create_group(app: App, caller: SignedIn, request: CreateGroup) -> Answer<GroupView> {
    let since = app.now();
    let group = Group { id: GroupId(app.mint.id(since)), name: request.name, kind: request.kind, since };
    let me = Member { group_id: group.id, person_id: caller.person_id(), role: Role::Owner, joined: since };
    app.store.create_group(&group, &me).await?;
    Ok(GroupView { group, me, members: 1 })
}
