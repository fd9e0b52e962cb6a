use super::trial::{OK, Trial, at_once};
use domain::{PersonId, Session, SessionId, SignInLink, SignInRefusal};
use jiff::SignedDuration;
use std::sync::Arc;

pub(crate) async fn a_link_signs_in_once_however_many_try_at_once(t: &Trial) {
    let founder = t.founder().await;
    let token = t.token();
    t.store.put_sign_in_link(token, &t.link_for(founder.id)).await.expect(OK);
    let deeds = (0..16).map(|_| {
        let (store, new) = (Arc::clone(&t.store), t.new_session());
        async move { (new.clone(), store.redeem_sign_in_link(token, &new).await.expect(OK)) }
    });
    let answers = at_once(deeds).await;
    let signed_in: Vec<_> = answers.iter().filter_map(|(_, answer)| answer.as_ref().ok()).collect();
    assert_eq!(signed_in.len(), 1);
    assert_eq!(signed_in[0].person_id, founder.id);
    for (new, answer) in &answers {
        let session = t.store.session_by_token(new.token).await.expect(OK);
        assert_eq!(session.as_ref(), answer.as_ref().ok(), "both or neither");
        assert!(answer.is_ok() || *answer == Err(SignInRefusal::Used));
    }
}

pub(crate) async fn a_link_works_until_the_instant_it_expires(t: &Trial) {
    let founder = t.founder().await;
    let (early, late) = (t.token(), t.token());
    let link = SignInLink { person_id: founder.id, expires: t.now() + SignInLink::LIFE_FROM_ADMIN };
    t.store.put_sign_in_link(early, &link).await.expect(OK);
    t.store.put_sign_in_link(late, &link).await.expect(OK);
    t.clock.set(link.expires - SignedDuration::from_micros(1));
    let new = t.new_session();
    let session = t.store.redeem_sign_in_link(early, &new).await.expect(OK).expect("in time");
    assert_eq!((session.id, session.since), (new.id, t.now()));
    t.clock.set(link.expires);
    let answer = t.store.redeem_sign_in_link(late, &t.new_session()).await.expect(OK);
    assert_eq!(answer, Err(SignInRefusal::Expired));
    let answer = t.store.redeem_sign_in_link(early, &t.new_session()).await.expect(OK);
    assert_eq!(answer, Err(SignInRefusal::Used));
}

pub(crate) async fn a_link_that_is_not_kept_signs_nobody_in(t: &Trial) {
    t.founder().await;
    let new = t.new_session();
    let answer = t.store.redeem_sign_in_link(t.token(), &new).await.expect(OK);
    assert_eq!(answer, Err(SignInRefusal::Unknown));
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), None);
}

pub(crate) async fn a_link_or_session_for_nobody_is_an_error(t: &Trial) {
    t.founder().await;
    let nobody = PersonId(t.id());
    let token = t.token();
    assert!(t.store.put_sign_in_link(token, &t.link_for(nobody)).await.is_err());
    let answer = t.store.redeem_sign_in_link(token, &t.new_session()).await.expect(OK);
    assert_eq!(answer, Err(SignInRefusal::Unknown));
    assert!(t.store.begin_session(nobody, &t.new_session()).await.is_err());
}

pub(crate) async fn where_the_session_cannot_begin_the_link_is_not_used_up(t: &Trial) {
    let founder = t.founder().await;
    let taken = t.new_session();
    t.store.begin_session(founder.id, &taken).await.expect(OK);
    let token = t.token();
    t.store.put_sign_in_link(token, &t.link_for(founder.id)).await.expect(OK);
    assert!(t.store.redeem_sign_in_link(token, &taken).await.is_err());
    assert!(t.store.redeem_sign_in_link(token, &t.new_session()).await.expect(OK).is_ok());
}

pub(crate) async fn they_are_listed_newest_first_to_their_own_person(t: &Trial) {
    let founder = t.founder().await;
    let other = t.joins(&t.circle().await, "张三", "研发").await;
    let mut begun = Vec::new();
    for _ in 0..4 {
        begun.insert(0, t.store.begin_session(founder.id, &t.new_session()).await.expect(OK));
        t.wait(1);
    }
    assert_eq!(t.store.sessions(founder.id).await.expect(OK), begun);
    assert_eq!(t.store.sessions(other.person_id).await.expect(OK).len(), 1);
}

pub(crate) async fn a_session_lives_until_the_instant_it_expires(t: &Trial) {
    let founder = t.founder().await;
    let new = t.new_session();
    let session = t.store.begin_session(founder.id, &new).await.expect(OK);
    assert_eq!(session.expires, t.now() + Session::LIFE);
    t.clock.set(session.expires - SignedDuration::from_micros(1));
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), Some(session.clone()));
    t.clock.set(session.expires);
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), None);
    assert_eq!(t.store.sessions(founder.id).await.expect(OK), []);
    assert!(!t.store.revoke_session(founder.id, session.id).await.expect(OK));
}

pub(crate) async fn a_revoked_session_is_dead_and_the_others_live(t: &Trial) {
    let founder = t.founder().await;
    let (new, other) = (t.new_session(), t.new_session());
    t.store.begin_session(founder.id, &new).await.expect(OK);
    let other = t.store.begin_session(founder.id, &other).await.expect(OK);
    assert!(t.store.revoke_session(founder.id, new.id).await.expect(OK));
    assert_eq!(t.store.session_by_token(new.token).await.expect(OK), None);
    assert_eq!(t.store.sessions(founder.id).await.expect(OK), [other]);
    assert!(!t.store.revoke_session(founder.id, new.id).await.expect(OK), "it is no session any more");
}

pub(crate) async fn a_revoked_session_leaves_no_link_to_sign_in_again_by(t: &Trial) {
    let founder = t.founder().await;
    let other = t.joins(&t.circle().await, "张三", "研发").await;
    let (new, mine, theirs) = (t.new_session(), t.token(), t.token());
    t.store.begin_session(founder.id, &new).await.expect(OK);
    t.store.put_sign_in_link(mine, &t.link_for(founder.id)).await.expect(OK);
    t.store.put_sign_in_link(theirs, &t.link_for(other.person_id)).await.expect(OK);
    assert!(t.store.revoke_session(founder.id, new.id).await.expect(OK));
    let answer = t.store.redeem_sign_in_link(mine, &t.new_session()).await.expect(OK);
    assert_eq!(answer, Err(SignInRefusal::Expired));
    assert!(t.store.redeem_sign_in_link(theirs, &t.new_session()).await.expect(OK).is_ok());
}

pub(crate) async fn nobody_ends_anothers_session(t: &Trial) {
    let founder = t.founder().await;
    let other = t.joins(&t.circle().await, "张三", "研发").await;
    let new = t.new_session();
    t.store.begin_session(founder.id, &new).await.expect(OK);
    assert!(!t.store.revoke_session(other.person_id, new.id).await.expect(OK));
    assert!(!t.store.revoke_session(founder.id, SessionId(t.id())).await.expect(OK));
    assert!(t.store.session_by_token(new.token).await.expect(OK).is_some());
}

pub(crate) async fn when_it_was_last_used_moves_only_forwards(t: &Trial) {
    let founder = t.founder().await;
    let new = t.new_session();
    let begun = t.store.begin_session(founder.id, &new).await.expect(OK);
    let later = t.now() + SignedDuration::from_mins(9);
    t.store.touch_session(new.id, later).await.expect(OK);
    t.store.touch_session(new.id, later - SignedDuration::from_mins(3)).await.expect(OK);
    t.store.touch_session(SessionId(t.id()), later).await.expect(OK);
    let session = t.store.session_by_token(new.token).await.expect(OK);
    assert_eq!(session, Some(Session { last_seen: later, ..begun }));
}
