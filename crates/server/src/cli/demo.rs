//! A demo space: a team, its members, and polls of each method, one of them decided. Everything goes the way that people's own acts
//! go: invitations are accepted, ballots are cast.

mod people;
mod polls;

use super::{Failure, found};
use crate::{
    App,
    invitations::{Offer, invite},
};
use domain::{
    Cast, CastKey, Group, GroupId, GroupKind, Member, Person, PersonId, Poll, PollId, Role, Selection,
    SessionId, SessionKind, Tracker,
};
use store::{Joiner, NewSession};

pub(super) async fn found(app: &App) -> Result<(), Failure> {
    let (name, unit) = people::ORGANISER;
    let organiser = found::space(app, "聚议演示", name, unit).await?;
    let owner = group(app, &organiser).await?;
    let mut members = vec![owner.clone()];
    members.extend(join(app, &owner).await?);
    for plan in polls::plans(app.now())? {
        let id = PollId(app.id());
        let poll = plan.draft.compose(id, owner.group_id, owner.person_id, app.now());
        let poll = poll.map_err(|faults| format!("the demo's poll does not hold: {faults:?}"))?;
        app.store.compose_poll(&poll).await?;
        let poll = app.store.open_poll(id, &owner).await?.ok_or("the poll is gone")??;
        // The organiser's own vote is left for whoever tries the demo.
        for (voter, selection) in members.iter().skip(1).zip(plan.ballots) {
            cast(app, &poll, voter, selection).await?;
        }
        if plan.closes {
            app.store.close_poll(id, &owner, &"人都投完了".parse()?).await?.ok_or("the poll is gone")??;
        }
    }
    Ok(())
}

async fn group(app: &App, owner: &Person) -> Result<Member, Failure> {
    let since = app.now();
    let id = GroupId(app.mint.id(since));
    let group =
        Group { id, name: "青禾科技 · 产品研发部".parse()?, kind: GroupKind::Internal, since };
    let owner = Member { group_id: id, person_id: owner.id, role: Role::Owner, joined: since };
    app.store.create_group(&group, &owner).await?;
    Ok(owner)
}

async fn join(app: &App, owner: &Member) -> Result<Vec<Member>, Failure> {
    let offer = Offer { role: Role::Member, hours: 1, head_limit: None };
    let (invitation, token) = invite(app, owner, offer).await.map_err(|refused| refused.problem().clone())?;
    let mut members = Vec::new();
    for (name, alias, unit) in people::MEMBERS {
        let since = app.now();
        let alias = if alias.is_empty() { None } else { Some(alias.parse()?) };
        let (id, name, unit) = (PersonId(app.mint.id(since)), name.parse()?, unit.parse()?);
        let person = Person { id, name, alias, unit, since };
        let device = "演示".parse()?;
        let (id, kind) = (SessionId(app.id()), SessionKind::Cookie);
        let session = NewSession { id, token: app.token().hash(), kind, device };
        let joined = app.store.accept_invitation(token.hash(), &Joiner::New(person, session)).await?;
        members.push(joined.ok_or("the invitation is gone")??.member);
    }
    if let Some(admin) = members.first() {
        app.store.set_role(owner, admin.person_id, Role::Admin).await?.ok_or("the member is gone")??;
    }
    app.store.revoke_invitation(owner.group_id, invitation.id).await?;
    Ok(members)
}

async fn cast(app: &App, poll: &Poll, voter: &Member, selection: Selection) -> Result<(), Failure> {
    let cast = Cast { key: CastKey(app.id()), selection, replaces: None, edition: 1 };
    let tracker = Tracker::from_random(app.mint.tracker());
    app.store.cast(poll.id, voter.person_id, &cast, &tracker).await?.ok_or("the poll is gone")??;
    Ok(())
}

#[cfg(test)]
mod tests;
