use super::may_see_names;
use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    polls::{BallotView, ListBallots},
};
use domain::PersonId;
use store::NameQuery;

pub(crate) async fn list_ballots(
    app: App,
    caller: Member,
    request: ListBallots,
) -> Answer<Page<BallotView, PersonId>> {
    let ListBallots { poll_id, option, search, after, limit } = request;
    may_see_names(&app, &caller, caller.the_poll()?).await?;
    let rows = match names::search(search.as_deref()) {
        Some(search) => {
            let query = NameQuery { option, search, after, limit: names::and_one_more(limit) };
            app.store.ballots(poll_id, &query).await?
        }
        None => Vec::new(),
    };
    let views = rows.into_iter().map(|row| BallotView {
        person: row.person,
        version: row.version,
        ballot: row.ballot,
    });
    Ok(names::page(views.collect(), limit, |view| view.person.id))
}
