use super::reminders_view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code,
    polls::{RemindNonVoters, RemindersView},
};

pub(crate) async fn remind_non_voters(
    app: App,
    caller: Member,
    request: RemindNonVoters,
) -> Answer<RemindersView> {
    let poll_id = request.poll_id;
    let reminders = app.store.remind(poll_id, &caller.member).await?.ok_or(Code::NotFound)??;
    reminders_view(&app, poll_id, reminders).await
}
