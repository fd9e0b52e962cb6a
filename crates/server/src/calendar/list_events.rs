use super::views;
use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    calendar::{EventView, ListEvents},
};
use domain::EventId;
use store::EventQuery;

pub(crate) async fn list_events(
    app: App,
    caller: Member,
    request: ListEvents,
) -> Answer<Page<EventView, EventId>> {
    let ListEvents { group_id, from, until, after, limit } = request;
    let query = EventQuery { from, until, after, limit: names::and_one_more(limit) };
    let events = app.store.events(group_id, &query).await?;
    let Page { items, next } = names::page(events, limit, |event| event.id);
    Ok(Page { items: views(&app, caller.person_id(), items).await?, next })
}
