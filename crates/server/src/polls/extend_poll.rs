use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{ExtendPoll, PollView},
};

pub(crate) async fn extend_poll(app: App, caller: Member, request: ExtendPoll) -> Answer<PollView> {
    let ExtendPoll { poll_id, deadline, reason } = request;
    let extended = app.store.extend_poll(poll_id, &caller.member, deadline, &reason).await?;
    view(&app, &caller.member, extended.ok_or(Code::NotFound)??).await
}
