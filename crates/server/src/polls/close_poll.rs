use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{ClosePoll, PollView},
};

pub(crate) async fn close_poll(app: App, caller: Member, request: ClosePoll) -> Answer<PollView> {
    let poll = app.store.close_poll(request.poll_id, &caller.member).await?.ok_or(Code::NotFound)??;
    view(&app, &caller.member, poll).await
}
