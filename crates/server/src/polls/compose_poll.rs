use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code, Problem,
    polls::{ComposePoll, PollView},
};
use domain::PollId;

pub(crate) async fn compose_poll(app: App, caller: Member, request: ComposePoll) -> Answer<PollView> {
    if !caller.member.role.votes() {
        return Err(Problem::of(Code::Forbidden).because("an observer does not compose").into());
    }
    let now = app.now();
    let poll = request
        .draft
        .compose(PollId(app.mint.id(now)), request.group_id, caller.person_id(), now)
        .map_err(|faults| Problem::draft("draft", &faults))?;
    app.store.compose_poll(&poll).await?;
    view(&app, &caller.member, poll).await
}
