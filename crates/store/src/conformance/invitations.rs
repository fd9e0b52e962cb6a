use super::trial::{OK, Trial, at_once};
use crate::{Accepted, Joiner, StoreError};
use domain::{
    GroupKind, Invitation, InvitationId, InvitationRefusal, InvitationState, Member, PersonId, Role, Session,
};
use jiff::SignedDuration;
use std::sync::Arc;

type Answer = Result<Option<Result<Accepted, InvitationRefusal>>, StoreError>;

fn refusal(answer: Answer) -> Option<InvitationRefusal> {
    answer.expect(OK).expect("an invitation").err()
}

pub(crate) async fn accepting_makes_person_session_and_member_together(t: &Trial) {
    let circle = t.circle().await;
    t.wait(5);
    let (person, new) = (t.new_person("张三", "研发"), t.new_session());
    let accepted = t.accepts(circle.door, Joiner::New(person.clone(), new.clone())).await;
    let member = Member { group_id: circle.id(), person_id: person.id, role: Role::Member, joined: t.now() };
    let session = Session {
        id: new.id,
        person_id: person.id,
        kind: new.kind,
        device: new.device,
        since: t.now(),
        last_seen: t.now(),
        expires: t.now() + Session::LIFE,
    };
    assert!(accepted.joined_now);
    assert_eq!((&accepted.member, accepted.session.as_ref()), (&member, Some(&session)));
    assert_eq!(t.store.person(person.id).await.expect(OK), Some(person.clone()));
    assert_eq!(t.store.member(circle.id(), person.id).await.expect(OK), Some(member));
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), Some(session));
    let kept = t.store.invitation_by_token(circle.door).await.expect(OK).expect("the invitation");
    assert_eq!(kept.joined, 1);
}

pub(crate) async fn one_who_is_signed_in_joins_as_who_they_are(t: &Trial) {
    let (first, second) = (t.circle().await, t.circle().await);
    let member = t.joins(&first, "张三", "研发").await;
    let accepted = t.accepts(second.window, Joiner::Known(member.person_id)).await;
    assert!(accepted.joined_now && accepted.session.is_none());
    assert_eq!((accepted.member.person_id, accepted.member.role), (member.person_id, Role::Observer));
    let nobody = Joiner::Known(PersonId(t.id()));
    assert!(t.store.accept_invitation(second.door, &nobody).await.is_err());
    assert_eq!(t.store.member_count(second.id()).await.expect(OK), 2);
}

pub(crate) async fn the_head_limit_holds_when_many_accept_at_once(t: &Trial) {
    let circle = t.circle().await;
    let (token, limit) = (t.token(), Some(5));
    let invitation = Invitation { head_limit: limit, ..t.new_invitation(&circle) };
    t.store.create_invitation(&invitation, token).await.expect(OK);
    let deeds = (0..24).map(|n| {
        let joiner = Joiner::New(t.new_person(&format!("{n}号"), "研发"), t.new_session());
        let store = Arc::clone(&t.store);
        async move { store.accept_invitation(token, &joiner).await }
    });
    let refused: Vec<_> = at_once(deeds).await.into_iter().filter_map(refusal).collect();
    assert_eq!(refused, [InvitationRefusal::Exhausted; 19]);
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 6);
    let kept = t.store.invitation_by_token(token).await.expect(OK).expect("the invitation");
    assert_eq!((kept.joined, kept.state_at(t.now())), (5, InvitationState::Exhausted));
}

pub(crate) async fn it_works_until_the_instant_it_expires(t: &Trial) {
    let circle = t.circle().await;
    let token = t.token();
    let expires = t.now() + SignedDuration::from_secs(60);
    let invitation = Invitation { expires, ..t.new_invitation(&circle) };
    t.store.create_invitation(&invitation, token).await.expect(OK);
    t.clock.set(expires - SignedDuration::from_micros(1));
    t.accepts(token, Joiner::New(t.new_person("张三", "研发"), t.new_session())).await;
    t.clock.set(expires);
    let late = Joiner::New(t.new_person("李四", "研发"), t.new_session());
    let answer = t.store.accept_invitation(token, &late).await;
    assert_eq!(refusal(answer), Some(InvitationRefusal::Expired));
}

pub(crate) async fn taken_back_it_admits_nobody_and_twice_is_as_once(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let (token, invitation) = (t.token(), t.new_invitation(&circle));
    t.store.create_invitation(&invitation, token).await.expect(OK);
    let by_others = t.store.revoke_invitation(other.id(), invitation.id).await.expect(OK);
    assert_eq!(by_others, None, "a group takes back its own invitations only");
    let unknown = t.store.revoke_invitation(circle.id(), InvitationId(t.id())).await.expect(OK);
    assert_eq!(unknown, None);
    t.wait(10);
    let revoked = Invitation { revoked: Some(t.now()), ..invitation.clone() };
    for _ in 0..2 {
        let answer = t.store.revoke_invitation(circle.id(), invitation.id).await.expect(OK);
        assert_eq!(answer.as_ref(), Some(&revoked));
        t.wait(10);
    }
    assert_eq!(t.store.invitation_by_token(token).await.expect(OK), Some(revoked));
    let late = Joiner::New(t.new_person("李四", "研发"), t.new_session());
    let answer = t.store.accept_invitation(token, &late).await;
    assert_eq!(refusal(answer), Some(InvitationRefusal::Revoked));
}

pub(crate) async fn one_who_is_a_member_already_stays_who_they_are_and_does_not_count(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    t.wait(30);
    let again = t.accepts(circle.window, Joiner::Known(member.person_id)).await;
    assert_eq!((again.member, again.joined_now), (member.clone(), false));
    let window = t.store.invitation_by_token(circle.window).await.expect(OK).expect("the invitation");
    assert_eq!(window.joined, 0);
    t.store.revoke_invitation(circle.id(), window.id).await.expect(OK);
    let again = t.accepts(circle.window, Joiner::Known(member.person_id)).await;
    assert_eq!(again.member, member, "an old link still leads a member into the group");
}

pub(crate) async fn a_full_group_takes_nobody_however_many_try_at_once(t: &Trial) {
    let circle = t.circle_of(GroupKind::External).await;
    let capacity = GroupKind::External.capacity() as usize;
    let members = t.members(&circle, capacity - 3).await;
    let deeds = (0..8).map(|n| {
        let joiner = Joiner::New(t.new_person(&format!("{n}号"), "客户"), t.new_session());
        let (store, door) = (Arc::clone(&t.store), circle.window);
        async move { store.accept_invitation(door, &joiner).await }
    });
    let refused: Vec<_> = at_once(deeds).await.into_iter().filter_map(refusal).collect();
    assert_eq!(refused, [InvitationRefusal::GroupFull; 6]);
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK) as usize, capacity);
    t.removes(&circle.owner, &members[0]).await;
    t.joins(&circle, "补位", "客户").await;
}

pub(crate) async fn one_who_is_refused_leaves_no_trace(t: &Trial) {
    let circle = t.circle().await;
    let invitation = Invitation { expires: t.now(), ..t.new_invitation(&circle) };
    let token = t.token();
    t.store.create_invitation(&invitation, token).await.expect(OK);
    let (person, new) = (t.new_person("张三", "研发"), t.new_session());
    let answer = t.store.accept_invitation(token, &Joiner::New(person.clone(), new.clone())).await;
    assert_eq!(refusal(answer), Some(InvitationRefusal::Expired));
    assert_eq!(t.store.person(person.id).await.expect(OK), None);
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), None);
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 1);
}

pub(crate) async fn where_the_session_cannot_begin_nobody_joins(t: &Trial) {
    let circle = t.circle().await;
    let taken = t.new_session();
    t.store.begin_session(circle.owner.person_id, &taken).await.expect(OK);
    let person = t.new_person("张三", "研发");
    let joiner = Joiner::New(person.clone(), crate::NewSession { token: taken.token, ..t.new_session() });
    assert!(t.store.accept_invitation(circle.door, &joiner).await.is_err());
    assert_eq!(t.store.person(person.id).await.expect(OK), None);
    assert_eq!(t.store.member_count(circle.id()).await.expect(OK), 1);
    let door = t.store.invitation_by_token(circle.door).await.expect(OK).expect("the invitation");
    assert_eq!(door.joined, 0);
}

pub(crate) async fn nobody_joins_by_a_token_that_is_not_kept(t: &Trial) {
    let circle = t.circle().await;
    let joiner = Joiner::Known(circle.owner.person_id);
    assert!(t.store.accept_invitation(t.token(), &joiner).await.expect(OK).is_none());
    assert_eq!(t.store.invitation_by_token(t.token()).await.expect(OK), None);
}

pub(crate) async fn they_are_listed_newest_first_whatever_their_state(t: &Trial) {
    let circle = t.circle().await;
    let mut made = t.store.invitations(circle.id()).await.expect(OK);
    assert_eq!(made.len(), 2);
    for _ in 0..4 {
        t.wait(1);
        let invitation = Invitation { expires: t.now(), ..t.new_invitation(&circle) };
        t.store.create_invitation(&invitation, t.token()).await.expect(OK);
        made.insert(0, invitation);
    }
    t.circle().await;
    made[1].revoked = Some(t.now());
    t.store.revoke_invitation(circle.id(), made[1].id).await.expect(OK);
    assert_eq!(t.store.invitations(circle.id()).await.expect(OK), made);
}

pub(crate) async fn one_who_was_removed_may_join_again(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    t.removes(&circle.owner, &member).await;
    t.wait(60);
    let again = t.accepts(circle.window, Joiner::Known(member.person_id)).await;
    assert!(again.joined_now);
    assert_eq!(again.member, Member { role: Role::Observer, joined: t.now(), ..member });
}
