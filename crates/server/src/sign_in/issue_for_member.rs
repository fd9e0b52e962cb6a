use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{
    Code, Problem,
    sign_in::{IssueMemberSignInLink, IssuedSignInLink},
};
use domain::{GroupId, Member, PersonId, SignInLink};

pub(crate) async fn issue_member_sign_in_link(
    app: App,
    admin: Admin,
    request: IssueMemberSignInLink,
) -> Answer<IssuedSignInLink> {
    let member = app.store.member(request.group_id, request.person_id).await?.ok_or(Code::NotFound)?;
    admin.member.may_remove(&member)?;
    outranks_elsewhere(&app, &admin.member, member.person_id, request.group_id).await?;
    super::issue(&app, member.person_id, SignInLink::LIFE_FROM_ADMIN).await
}

/// A link signs the person in everywhere, so whoever hands one out must outrank them everywhere. Else anybody could make
/// a group, invite somebody, and with a link for them vote in their name in their other groups.
async fn outranks_elsewhere(app: &App, admin: &Member, person: PersonId, here: GroupId) -> Answer<()> {
    for (group, member) in app.store.memberships(person).await? {
        if group.id == here {
            continue;
        }
        let also_there = app.store.member(group.id, admin.person_id).await?;
        let outranks = also_there.is_some_and(|admin| admin.may_remove(&member).is_ok());
        if !outranks {
            let why = "this person belongs to a group that the caller does not manage";
            return Err(Problem::of(Code::Forbidden).because(why).into());
        }
    }
    Ok(())
}
