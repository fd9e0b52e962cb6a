use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{PollView, WithdrawPoll},
};

pub(crate) async fn withdraw_poll(app: App, caller: Member, request: WithdrawPoll) -> Answer<PollView> {
    let withdrawn = app.store.withdraw_poll(request.poll_id, &caller.member, &request.reason).await?;
    view(&app, &caller.member, withdrawn.ok_or(Code::NotFound)??).await
}
