use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{Page, polls::ListNonVoters};
use domain::{Person, PersonId};
use store::NameQuery;

pub(crate) async fn list_non_voters(
    app: App,
    _: Member,
    request: ListNonVoters,
) -> Answer<Page<Person, PersonId>> {
    let ListNonVoters { poll_id, search, after, limit } = request;
    let people = match names::search(search.as_deref()) {
        Some(search) => {
            let query = NameQuery { option: None, search, after, limit: names::and_one_more(limit) };
            app.store.non_voters(poll_id, &query).await?
        }
        None => Vec::new(),
    };
    Ok(names::page(people, limit, |person| person.id))
}
