use super::views;
use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    polls::{ListPolls, PollView},
};
use domain::PollId;

pub(crate) async fn list_polls(
    app: App,
    caller: Member,
    request: ListPolls,
) -> Answer<Page<PollView, PollId>> {
    let ListPolls { group_id, after, limit } = request;
    let polls = app.store.polls(group_id, caller.person_id(), after, names::and_one_more(limit)).await?;
    let Page { items, next } = names::page(polls, limit, |poll| poll.id);
    Ok(Page { items: views(&app, &caller.member, items).await?, next })
}
