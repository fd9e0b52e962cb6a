use super::{compose_poll::check_pictures, view};
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code, Problem,
    polls::{EditPoll, PollView},
};
use domain::{Edit, EditRefusal};

pub(crate) async fn edit_poll(app: App, caller: Member, request: EditPoll) -> Answer<PollView> {
    let EditPoll { poll_id, edition, draft, ids, withdrawn, reason } = request;
    check_pictures(&app, &caller.member, &draft).await?;
    let edit = Edit { edition, draft, ids, withdrawn, reason };
    let edited = app.store.edit_poll(poll_id, &caller.member, &edit).await?.ok_or(Code::NotFound)?;
    let poll = edited.map_err(|refusal| match refusal {
        EditRefusal::Poll(why) => why.into(),
        EditRefusal::Draft(faults) => Problem::draft("draft", &faults),
    })?;
    view(&app, &caller.member, poll).await
}
