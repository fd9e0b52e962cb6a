use super::views;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::calendar::{EventView, ListPollEvents};

pub(crate) async fn list_poll_events(
    app: App,
    caller: Member,
    request: ListPollEvents,
) -> Answer<Vec<EventView>> {
    let events = app.store.events_of_poll(request.poll_id).await?;
    views(&app, caller.person_id(), events).await
}
