use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    calendar::{CancelEvent, EventView},
};

pub(crate) async fn cancel_event(app: App, caller: Member, request: CancelEvent) -> Answer<EventView> {
    let cancelled = app.store.cancel_event(request.event_id, &caller.member, &request.reason).await?;
    view(&app, caller.person_id(), cancelled.ok_or(Code::NotFound)??).await
}
