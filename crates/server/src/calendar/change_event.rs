use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code, Problem,
    calendar::{ChangeEvent, EventView},
};

pub(crate) async fn change_event(app: App, caller: Member, request: ChangeEvent) -> Answer<EventView> {
    let (before, plan) = (caller.the_event()?, request.plan.to_the_second());
    before.may_change(&caller.member, app.now())?;
    plan.check(Some(&before.plan), app.now()).map_err(|faults| Problem::plan("plan", &faults))?;
    let changed = app.store.change_event(request.event_id, &caller.member, request.sequence, &plan).await?;
    view(&app, caller.person_id(), changed.ok_or(Code::NotFound)??).await
}
