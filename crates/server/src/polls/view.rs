use crate::{app::App, http_ext::Answer};
use api::{Code, polls::PollView};
use domain::{Member, PersonId, Poll, PollId, PollStatus};
use futures_util::future::try_join_all;

/// A poll as `me` sees it.
pub(crate) async fn view(app: &App, me: &Member, poll: Poll) -> Answer<PollView> {
    Ok(views(app, me, vec![poll]).await?.pop().ok_or(Code::Internal)?)
}

/// Polls as `me` sees them.
pub(crate) async fn views(app: &App, me: &Member, polls: Vec<Poll>) -> Answer<Vec<PollView>> {
    let ids: Vec<PollId> = polls.iter().map(|poll| poll.id).collect();
    let mut composers: Vec<PersonId> = polls.iter().map(|poll| poll.composer).collect();
    composers.sort_unstable();
    composers.dedup();
    let people = app.store.people(&composers).await?;
    let receipts = app.store.receipts(&ids, me.person_id).await?;
    let reminded = app.store.reminded(&ids).await?;
    let now = app.now();
    let views = polls.into_iter().map(async |poll| {
        let tally = app.store.tally(poll.id).await?.ok_or(Code::Internal)?;
        let receipt = receipts.iter().find(|receipt| receipt.poll_id == poll.id).cloned();
        // Who has cast was entitled, and stays so.
        let entitled = receipt.is_some() || app.store.is_entitled(poll.id, me.person_id).await?;
        let tally = if poll.shows_result(receipt.is_some(), now) { tally } else { tally.veiled() };
        let composer = people.iter().find(|person| person.id == poll.composer).ok_or(Code::Internal)?;
        let waits = entitled && receipt.is_none() && poll.status_at(now) == PollStatus::Open;
        let reminded = waits && reminded.contains(&poll.id);
        Ok(PollView { composer: composer.name.clone(), tally, entitled, receipt, reminded, poll })
    });
    try_join_all(views).await
}
