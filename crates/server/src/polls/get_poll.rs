use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::polls::{GetPoll, PollView};

pub(crate) async fn get_poll(app: App, caller: Member, _: GetPoll) -> Answer<PollView> {
    let poll = caller.the_poll()?.clone();
    view(&app, &caller.member, poll).await
}
