use crate::{app::App, http_ext::Answer};
use api::{
    Code,
    me::{Me, MyGroup},
};
use domain::{Group, Member, PollId, PollStatus, Session};
use futures_util::future::try_join_all;

/// How many open polls of a group are looked through for those that wait.
const LOOKED_THROUGH: u32 = 200;

/// Who is signed in, and where they belong.
pub(crate) async fn view(app: &App, session: &Session) -> Answer<Me> {
    let space = app.store.space().await?.ok_or(Code::Internal)?;
    let person = app.store.person(session.person_id).await?.ok_or(Code::Internal)?;
    let memberships = app.store.memberships(session.person_id).await?;
    let groups = try_join_all(memberships.into_iter().map(|(group, me)| my_group(app, group, me))).await?;
    Ok(Me { space, person, session_id: session.id, groups })
}

async fn my_group(app: &App, group: Group, me: Member) -> Answer<MyGroup> {
    let members = app.store.member_count(group.id).await?;
    let waiting = waiting(app, &me).await?;
    let reminded = u32::try_from(app.store.reminded(&waiting).await?.len()).unwrap_or(u32::MAX);
    let waiting = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    Ok(MyGroup { group, role: me.role, members, waiting, reminded })
}

/// The open polls that wait for the vote of `me`.
async fn waiting(app: &App, me: &Member) -> Answer<Vec<PollId>> {
    let now = app.now();
    let polls = app.store.current_polls(me.group_id, LOOKED_THROUGH).await?;
    let open: Vec<PollId> =
        polls.iter().filter(|poll| poll.status_at(now) == PollStatus::Open).map(|poll| poll.id).collect();
    if open.is_empty() {
        return Ok(open);
    }
    let cast = app.store.receipts(&open, me.person_id).await?;
    let uncast = open.into_iter().filter(|id| !cast.iter().any(|receipt| receipt.poll_id == *id));
    let uncast: Vec<PollId> = uncast.collect();
    let entitled = uncast.iter().map(|id| app.store.is_entitled(*id, me.person_id));
    let entitled = try_join_all(entitled).await?;
    Ok(uncast.into_iter().zip(entitled).filter_map(|(id, entitled)| entitled.then_some(id)).collect())
}
