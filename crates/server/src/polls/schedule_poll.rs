use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{PollView, SchedulePoll},
};

pub(crate) async fn schedule_poll(app: App, caller: Member, request: SchedulePoll) -> Answer<PollView> {
    let scheduled = app.store.schedule_poll(request.poll_id, &caller.member, request.opens).await?;
    view(&app, &caller.member, scheduled.ok_or(Code::NotFound)??).await
}
