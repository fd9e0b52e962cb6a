use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::calendar::{EventView, GetEvent};

pub(crate) async fn get_event(app: App, caller: Member, _: GetEvent) -> Answer<EventView> {
    view(&app, caller.person_id(), caller.the_event()?.clone()).await
}
