use super::view;
use crate::{app::App, caller::Member, http_ext::Answer};
use api::{
    Code, Problem,
    polls::{ComposePoll, PollView},
};
use domain::{Draft, DraftFault, Member as Composer, PollId};

pub(crate) async fn compose_poll(app: App, caller: Member, request: ComposePoll) -> Answer<PollView> {
    if !caller.member.role.votes() {
        return Err(Problem::of(Code::Forbidden).because("an observer does not compose").into());
    }
    check_pictures(&app, &caller.member, &request.draft).await?;
    let now = app.now();
    let poll = request
        .draft
        .compose(PollId(app.mint.id(now)), request.group_id, caller.person_id(), now)
        .map_err(|faults| Problem::draft("draft", &faults))?;
    app.store.compose_poll(&poll).await?;
    view(&app, &caller.member, poll).await
}

/// Whoever composes may show what they see, and nothing else.
pub(super) async fn check_pictures(app: &App, by: &Composer, draft: &Draft) -> Answer<()> {
    let wanted: Vec<_> = draft.details.iter().filter_map(|details| details.picture).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let seen = app.store.pictures_seen(by.group_id, by.person_id, &wanted).await?;
    let missing = (0..).zip(&draft.details).filter_map(|(index, details)| {
        let unseen = details.picture.is_some_and(|picture| !seen.contains(&picture));
        unseen.then_some(DraftFault::NoSuchPicture { index })
    });
    let missing: Vec<DraftFault> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(Problem::draft("draft", &missing).into()) }
}
