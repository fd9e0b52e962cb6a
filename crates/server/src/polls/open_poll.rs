use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{OpenPoll, PollView},
};

pub(crate) async fn open_poll(app: App, caller: Member, request: OpenPoll) -> Answer<PollView> {
    let poll = app.store.open_poll(request.poll_id, &caller.member).await?.ok_or(Code::NotFound)??;
    view(&app, &caller.member, poll).await
}
