use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code, Problem,
    calendar::{CreateEvent, EventView},
};
use domain::EventId;
use store::NewEvent;

pub(crate) async fn create_event(app: App, caller: Member, request: CreateEvent) -> Answer<EventView> {
    let now = app.now();
    let plan = request.plan.to_the_second();
    plan.check(None, now).map_err(|faults| Problem::plan("plan", &faults))?;
    let CreateEvent { invited, origin, .. } = request;
    let new = NewEvent { id: EventId(app.mint.id(now)), plan, invited, origin };
    let made = app.store.create_event(&caller.member, &new).await?.ok_or(Code::NotFound)??;
    view(&app, caller.person_id(), made).await
}
