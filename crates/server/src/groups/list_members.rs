use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    groups::{ListMembers, MemberView},
};
use domain::PersonId;
use store::RosterQuery;

pub(crate) async fn list_members(
    app: App,
    caller: Member,
    request: ListMembers,
) -> Answer<Page<MemberView, PersonId>> {
    let rows = match names::search(request.search.as_deref()) {
        Some(search) => {
            let limit = names::and_one_more(request.limit);
            let query = RosterQuery { search, after: request.after, limit };
            app.store.roster(request.group_id, &query).await?
        }
        None => Vec::new(),
    };
    let manages = caller.member.role.manages();
    let views = rows.into_iter().map(|row| MemberView {
        member: row.member,
        person: row.person,
        namesake: manages && row.namesake,
    });
    Ok(names::page(views.collect(), request.limit, |view| view.person.id))
}
