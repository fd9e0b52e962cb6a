//! Joining by an invitation.

use crate::{
    ask::{everybody, preview},
    problems::{fields, rule},
};
use api::{
    Code, Fault, Problem, Refusal,
    bounded::{HeadLimit, InvitationHours},
    groups::{CreateGroup, GetGroup},
    invitations::{AcceptInvitation, CreateInvitation, Introduction, ListInvitations, RevokeInvitation},
    me::GetMe,
    sign_in::Keep,
};
use domain::{GroupKind, InvitationRefusal, InvitationState, Role};
use http::Request;
use jiff::SignedDuration;
use testkit::{Village, introduction, invite};

pub(crate) fn accept(token: &str, introduction: Option<Introduction>) -> AcceptInvitation {
    AcceptInvitation { token: token.to_owned(), introduction, keep: Keep::Cookie, device: None }
}

fn somebody(token: &str) -> AcceptInvitation {
    accept(token, Some(introduction("赵六", "5 号楼/501")))
}

fn invitation_rule(problem: &Problem) -> InvitationRefusal {
    match rule(problem) {
        Refusal::Invitation(why) => *why,
        other => panic!("another rule said no: {other:?}"),
    }
}

#[tokio::test]
async fn somebody_new_introduces_themselves_and_is_a_member_and_signed_in() {
    let village = Village::new().await;
    let browser = village.stranger();
    let alias = Some("小六".parse().unwrap());
    let introduction = Introduction { alias, ..introduction("赵六", "5 号楼/501") };
    let joined = browser.call(&accept(&village.invitation().token, Some(introduction))).await.unwrap();
    assert!(joined.joined_now && joined.group_id == village.group_id() && joined.bearer.is_none());

    let me = browser.call(&GetMe {}).await.unwrap();
    assert_eq!(me.person, joined.person);
    assert_eq!(me.person.alias.as_ref().map(domain::Alias::as_str), Some("小六"));
    assert_eq!((me.groups.len(), me.groups[0].role, me.groups[0].members), (1, Role::Member, 2));
    let names: Vec<String> = everybody(village.founder(), village.group_id())
        .await
        .iter()
        .map(|m| m.person.name.to_string())
        .collect();
    assert_eq!(names, ["李明", "赵六"]);
}

#[tokio::test]
async fn opening_an_invitation_joins_nobody() {
    let village = Village::new().await;
    let messenger = village.stranger();
    messenger.send(Request::get(&village.invitation().path).body(Vec::new()).unwrap()).await;
    messenger.call(&preview(&village.invitation().token)).await.unwrap();
    let group = village.founder().call(&GetGroup { group_id: village.group_id() }).await.unwrap();
    assert_eq!((group.members, messenger.jar().header()), (1, None));
}

#[tokio::test]
async fn whoever_is_signed_in_joins_as_who_they_are() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await.caller;
    let seen = neighbour.call(&preview(&village.invitation().token)).await.unwrap();
    assert_eq!(seen.me.as_ref(), Some(neighbour.person()));

    let joined = neighbour.call(&somebody(&village.invitation().token)).await.unwrap();
    assert!(joined.joined_now);
    assert_eq!(&joined.person, neighbour.person(), "the introduction is ignored");
    assert_eq!(neighbour.call(&GetMe {}).await.unwrap().groups.len(), 3);
}

#[tokio::test]
async fn joining_twice_is_as_once() {
    let village = Village::new().await;
    let create =
        CreateInvitation { head_limit: Some(HeadLimit::new(2).unwrap()), ..invite(village.group_id()) };
    let token = village.founder().call(&create).await.unwrap().token;
    let neighbour = village.neighbour().await.caller;
    assert!(neighbour.call(&accept(&token, None)).await.unwrap().joined_now);
    assert!(!neighbour.call(&accept(&token, None)).await.unwrap().joined_now);
    let left = village.stranger().call(&preview(&token)).await.unwrap().places_left;
    assert_eq!(left, Some(1), "the second time used up no place");
}

#[tokio::test]
async fn somebody_new_who_says_no_name_is_told_which_field_is_missing() {
    let village = Village::new().await;
    let problem = village.stranger().refused(&accept(&village.invitation().token, None)).await;
    assert_eq!(fields(&problem), [("introduction", Fault::Missing)]);
}

#[tokio::test]
async fn a_program_joins_and_gets_a_bearer_token() {
    let village = Village::new().await;
    let program = village.program("赵六", "5 号楼/501").await;
    assert_eq!(program.call(&GetMe {}).await.unwrap().person.id, program.id());
}

#[tokio::test]
async fn an_invitation_expires_to_the_second() {
    let village = Village::new().await;
    let create = CreateInvitation { hours: InvitationHours::new(1).unwrap(), ..invite(village.group_id()) };
    let issued = village.founder().call(&create).await.unwrap();
    assert_eq!(issued.path, api::links::join(&issued.token));
    village.pass(SignedDuration::from_hours(1) - SignedDuration::from_secs(1));
    village.stranger().call(&somebody(&issued.token)).await.expect("a second is left");
    village.pass(SignedDuration::from_secs(1));
    let late = village.stranger();
    assert_eq!(invitation_rule(&late.refused(&somebody(&issued.token)).await), InvitationRefusal::Expired);
    assert_eq!(late.call(&preview(&issued.token)).await.unwrap().state, InvitationState::Expired);
    assert_eq!(late.jar().header(), None, "whoever was refused is not signed in");
}

#[tokio::test]
async fn as_many_join_as_the_invitation_allows() {
    let village = Village::new().await;
    let create =
        CreateInvitation { head_limit: Some(HeadLimit::new(1).unwrap()), ..invite(village.group_id()) };
    let token = village.founder().call(&create).await.unwrap().token;
    village.stranger().call(&somebody(&token)).await.unwrap();
    let second = village.stranger();
    assert_eq!(invitation_rule(&second.refused(&somebody(&token)).await), InvitationRefusal::Exhausted);
    let seen = second.call(&preview(&token)).await.unwrap();
    assert_eq!((seen.state, seen.places_left), (InvitationState::Exhausted, Some(0)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_take_the_last_place_at_once_one_joins() {
    let village = Village::on_disk().await;
    let create =
        CreateInvitation { head_limit: Some(HeadLimit::new(1).unwrap()), ..invite(village.group_id()) };
    let join = somebody(&village.founder().call(&create).await.unwrap().token);
    let (one, other) = (village.stranger(), village.stranger());
    let (one, other) = tokio::join!(one.call(&join), other.call(&join));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}

#[tokio::test]
async fn a_revoked_invitation_lets_nobody_in_and_says_so_to_admins() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let issued = village.founder().call(&invite(group_id)).await.unwrap();
    let revoke = RevokeInvitation { group_id, invitation_id: issued.invitation.id };
    for time in ["once", "twice is as once"] {
        let revoked = village.founder().call(&revoke).await.expect(time);
        assert_eq!((revoked.state, revoked.invited_by.as_str()), (InvitationState::Revoked, "李明"));
    }
    let stranger = village.stranger();
    assert_eq!(
        invitation_rule(&stranger.refused(&somebody(&issued.token)).await),
        InvitationRefusal::Revoked
    );
    assert_eq!(stranger.call(&preview(&issued.token)).await.unwrap().state, InvitationState::Revoked);
    let listed = village.founder().call(&ListInvitations { group_id }).await.unwrap();
    let states: Vec<InvitationState> = listed.iter().map(|view| view.state).collect();
    assert_eq!(states, [InvitationState::Revoked, InvitationState::Pending], "newest first");
}

#[tokio::test]
async fn a_token_that_nobody_was_given_invites_to_nothing() {
    let village = Village::new().await;
    for token in ["x", &"A".repeat(43), "..%2f..", "长"] {
        assert_eq!(village.stranger().refused(&preview(token)).await.code, Code::NotFound, "{token}");
        assert_eq!(village.stranger().refused(&somebody(token)).await.code, Code::NotFound, "{token}");
    }
}

#[tokio::test]
async fn a_group_takes_as_many_as_its_kind_holds() {
    let village = Village::new().await;
    let places = GroupKind::External.capacity() as usize;
    village.members(places - 1).await;
    let late = village.stranger();
    let problem = late.refused(&somebody(&village.invitation().token)).await;
    assert_eq!(invitation_rule(&problem), InvitationRefusal::GroupFull);
    assert_eq!(late.jar().header(), None);
    let group = village.founder().call(&GetGroup { group_id: village.group_id() }).await.unwrap();
    assert_eq!(group.members as usize, places);
}

#[tokio::test]
async fn two_of_one_name_and_unit_are_pointed_out_to_admins_only() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let one = village.member("张三", "3 号楼/2 单元/1201").await;
    let other = village.member("张三", " 3 号楼 / 2 单元 / 1201 ").await;
    let elsewhere = village.member("张三", "3 号楼/2 单元/1202").await;
    let admin = village.admin("王五", "1 号楼").await;
    for who in [village.founder(), &admin] {
        let flagged: Vec<_> =
            everybody(who, group_id).await.iter().filter(|m| m.namesake).map(|m| m.person.id).collect();
        assert_eq!(flagged.len(), 2);
        assert!(flagged.contains(&one.id()) && flagged.contains(&other.id()));
    }
    assert!(everybody(&elsewhere, group_id).await.iter().all(|member| !member.namesake));
}

#[tokio::test]
async fn before_joining_one_reads_whose_group_it_is_and_no_other_name() {
    let village = Village::new().await;
    let admin = village.admin("王五", "1 号楼").await;
    village.member("欧阳娜娜", "8 号楼/801").await;
    let token = admin.call(&invite(village.group_id())).await.unwrap().token;
    let seen = village.stranger().call(&preview(&token)).await.unwrap();
    assert_eq!(
        (seen.space.as_str(), seen.group.as_str(), seen.invited_by.as_str()),
        ("枫林苑", "枫林苑业主群", "王五")
    );
    assert_eq!((seen.kind, seen.state, seen.me), (GroupKind::External, InvitationState::Pending, None));
    let raw = village.stranger().send(api::Endpoint::to_request(&preview(&token), "")).await;
    let raw = String::from_utf8(raw.into_body()).unwrap();
    for private in ["欧阳娜娜", "李明", "8 号楼", "1 号楼"] {
        assert!(!raw.contains(private), "{private} stands in {raw}");
    }
}

#[tokio::test]
async fn an_invitation_for_observers_makes_observers() {
    let village = Village::new().await;
    let guest = village.observer("社区干部", "街道办").await;
    assert_eq!(guest.call(&GetMe {}).await.unwrap().groups[0].role, Role::Observer);
}

#[tokio::test]
async fn whoever_makes_a_group_owns_it() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let create = CreateGroup { name: "三号楼 🏠".parse().unwrap(), kind: GroupKind::Internal };
    let view = zhang.call(&create).await.unwrap();
    assert_eq!((view.group.name.as_str(), view.me.role, view.members), ("三号楼 🏠", Role::Owner, 1));
    assert_eq!(view.group.since, village.now());
    let mine: Vec<_> = zhang.call(&GetMe {}).await.unwrap().groups.iter().map(|g| g.group.id).collect();
    assert_eq!(mine, [village.group_id(), view.group.id], "oldest first");
}
