use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{ClosePoll, PollView},
};

pub(crate) async fn close_poll(app: App, caller: Member, request: ClosePoll) -> Answer<PollView> {
    let closed = app.store.close_poll(request.poll_id, &caller.member, &request.reason).await?;
    view(&app, &caller.member, closed.ok_or(Code::NotFound)??).await
}
