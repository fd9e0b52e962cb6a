use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    calendar::{AnswerEvent, EventView},
};

pub(crate) async fn answer_event(app: App, caller: Member, request: AnswerEvent) -> Answer<EventView> {
    let AnswerEvent { event_id, sequence, answer } = request;
    let me = caller.person_id();
    let answered = app.store.answer_event(event_id, me, sequence, answer).await?;
    view(&app, me, answered.ok_or(Code::NotFound)??).await
}
