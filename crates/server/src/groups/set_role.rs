use crate::{app::App, caller::Admin, http_ext::Answer};
use api::{
    Code,
    bounded::PageLimit,
    groups::{MemberView, SetRole},
};
use store::RosterQuery;

pub(crate) async fn set_role(app: App, admin: Admin, request: SetRole) -> Answer<MemberView> {
    let changed = app.store.set_role(&admin.member, request.person_id, request.role).await?;
    let member = changed.ok_or(Code::NotFound)??;
    let person = app.store.person(member.person_id).await?.ok_or(Code::Internal)?;
    let search = Some(person.name.to_string());
    let query = RosterQuery { search, after: None, limit: PageLimit::MAX };
    let alike = app.store.roster(member.group_id, &query).await?;
    let namesake = alike.iter().any(|row| row.person.is_namesake_of(&person));
    Ok(MemberView { member, person, namesake })
}
