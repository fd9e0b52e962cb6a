//! Signing in without passwords.

use crate::problems::rule;
use api::{
    Code, Refusal,
    me::{GetMe, ListSessions, RevokeSession},
    sign_in::{IssueMemberSignInLink, IssueOwnSignInLink, IssuedSignInLink, Keep, RedeemSignInLink},
};
use domain::{Session, SessionKind, SignInLink, SignInRefusal};
use http::Request;
use jiff::SignedDuration;
use testkit::{Caller, Village};

pub(crate) fn redeem(token: &str) -> RedeemSignInLink {
    RedeemSignInLink { token: token.to_owned(), keep: Keep::Cookie, device: None }
}

async fn own_link(caller: &Caller) -> IssuedSignInLink {
    caller.call(&IssueOwnSignInLink {}).await.expect("a link")
}

#[tokio::test]
async fn a_link_from_my_phone_signs_my_other_device_in_as_me() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼/2 单元/1201").await;
    let laptop = village.stranger();
    let signed_in = laptop.call(&redeem(&own_link(&zhang).await.token)).await.unwrap();
    assert_eq!((&signed_in.person, signed_in.bearer), (zhang.person(), None));
    assert_eq!(laptop.call(&GetMe {}).await.unwrap().person.id, zhang.id());
}

#[tokio::test]
async fn opening_a_link_leaves_it_for_the_tap_that_uses_it() {
    let village = Village::new().await;
    let link = own_link(village.founder()).await;
    assert_eq!(link.path, api::links::sign_in(&link.token));
    let messenger = village.stranger();
    for _ in 0..3 {
        messenger.send(Request::get(&link.path).body(Vec::new()).unwrap()).await;
        messenger.send(Request::head(&link.path).body(Vec::new()).unwrap()).await;
    }
    assert_eq!(messenger.jar().header(), None, "and signs nobody in");
    village.stranger().call(&redeem(&link.token)).await.expect("the link still works");
}

#[tokio::test]
async fn a_link_works_once() {
    let village = Village::new().await;
    let link = own_link(village.founder()).await;
    village.stranger().call(&redeem(&link.token)).await.unwrap();
    let second = village.stranger();
    let problem = second.refused(&redeem(&link.token)).await;
    assert_eq!(rule(&problem), &Refusal::SignIn(SignInRefusal::Used));
    assert_eq!(second.jar().header(), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_use_a_link_at_once_one_is_signed_in() {
    let village = Village::on_disk().await;
    let link = redeem(&own_link(village.founder()).await.token);
    let (one, other) = (village.stranger(), village.stranger());
    let (one, other) = tokio::join!(one.call(&link), other.call(&link));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}

#[tokio::test]
async fn a_link_for_my_own_device_expires_after_ten_minutes_to_the_second() {
    let village = Village::new().await;
    let (soon, late) = (own_link(village.founder()).await, own_link(village.founder()).await);
    assert_eq!(soon.expires, village.now() + SignInLink::LIFE_FOR_OWN_DEVICE);
    village.pass(SignInLink::LIFE_FOR_OWN_DEVICE - SignedDuration::from_secs(1));
    village.stranger().call(&redeem(&soon.token)).await.expect("a second is left");
    village.pass(SignedDuration::from_secs(1));
    let problem = village.stranger().refused(&redeem(&late.token)).await;
    assert_eq!(rule(&problem), &Refusal::SignIn(SignInRefusal::Expired));
}

#[tokio::test]
async fn a_link_that_nobody_issued_is_unknown_whatever_it_looks_like() {
    let village = Village::new().await;
    for token in ["", "x", "../../me", &"A".repeat(43), &"长".repeat(43), &"A".repeat(4000)] {
        let problem = village.stranger().refused(&redeem(token)).await;
        assert_eq!(rule(&problem), &Refusal::SignIn(SignInRefusal::Unknown), "{token}");
    }
}

#[tokio::test]
async fn an_invitation_is_no_sign_in_link() {
    let village = Village::new().await;
    let problem = village.stranger().refused(&redeem(&village.invitation().token)).await;
    assert_eq!(rule(&problem), &Refusal::SignIn(SignInRefusal::Unknown));
}

#[tokio::test]
async fn an_admin_signs_in_a_member_who_has_lost_their_phone() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let admin = village.admin("王五", "1 号楼").await;
    let issue = IssueMemberSignInLink { group_id: village.group_id(), person_id: zhang.id() };
    let link = admin.call(&issue).await.unwrap();
    assert_eq!(link.expires, village.now() + SignInLink::LIFE_FROM_ADMIN);
    let new_phone = village.stranger();
    new_phone.call(&redeem(&link.token)).await.unwrap();
    assert_eq!(new_phone.call(&GetMe {}).await.unwrap().person.id, zhang.id());
}

#[tokio::test]
async fn an_admin_cannot_become_the_owner_or_another_admin_by_a_link() {
    let village = Village::new().await;
    let group_id = village.group_id();
    let (admin, other) = (village.admin("王五", "1 号楼").await, village.admin("赵六", "1 号楼").await);
    for person_id in [village.founder().id(), other.id()] {
        let problem = admin.refused(&IssueMemberSignInLink { group_id, person_id }).await;
        assert!(matches!(problem.code, Code::Refused | Code::Forbidden), "{problem:?}");
    }
    let by_owner = IssueMemberSignInLink { group_id, person_id: other.id() };
    village.founder().call(&by_owner).await.expect("the owner may, for an admin");
}

#[tokio::test]
async fn nobody_becomes_somebody_by_luring_them_into_a_group_of_their_own() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let lure = neighbour.caller.call(&testkit::invite(neighbour.group_id)).await.unwrap();
    let zhang = village.member("张三", "3 号楼").await;
    zhang.call(&crate::join::accept(&lure.token, None)).await.unwrap();
    let issue = IssueMemberSignInLink { group_id: neighbour.group_id, person_id: zhang.id() };
    assert_eq!(neighbour.caller.refused(&issue).await.code, Code::Forbidden);
    village.remove(zhang.id()).await;
    neighbour.caller.call(&issue).await.expect("now they are in no other group");
}

#[tokio::test]
async fn a_link_is_issued_only_for_somebody_of_the_group() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let issue = IssueMemberSignInLink { group_id: village.group_id(), person_id: neighbour.caller.id() };
    assert_eq!(village.founder().refused(&issue).await.code, Code::NotFound);
    let gone = village.removed("张三", "3 号楼").await;
    let issue = IssueMemberSignInLink { person_id: gone.id(), ..issue };
    assert_eq!(village.founder().refused(&issue).await.code, Code::NotFound);
}

#[tokio::test]
async fn i_see_where_i_am_signed_in_and_end_it_from_here() {
    let village = Village::new().await;
    let phone = village.member("张三", "3 号楼").await;
    let laptop = village.stranger();
    let device = Some("书房的电脑".parse().unwrap());
    let link = RedeemSignInLink { device, ..redeem(&own_link(&phone).await.token) };
    village.pass(SignedDuration::from_mins(1));
    laptop.call(&link).await.unwrap();

    let mine = phone.call(&ListSessions {}).await.unwrap();
    let [newest, oldest] = &mine.sessions[..] else { panic!("two sessions: {mine:?}") };
    assert_eq!((newest.device.as_str(), newest.kind), ("书房的电脑", SessionKind::Cookie));
    assert_eq!(oldest.id, mine.current);
    assert_eq!(newest.id, laptop.call(&GetMe {}).await.unwrap().session_id);

    phone.call(&RevokeSession { session_id: newest.id }).await.unwrap();
    assert_eq!(laptop.refused(&GetMe {}).await.code, Code::Unauthenticated);
    assert_eq!(phone.call(&ListSessions {}).await.unwrap().sessions.len(), 1);
}

#[tokio::test]
async fn signing_out_takes_the_cookie_back() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let session_id = zhang.call(&GetMe {}).await.unwrap().session_id;
    zhang.call(&RevokeSession { session_id }).await.unwrap();
    assert_eq!(zhang.jar().cookie("juyi_session"), None);
    assert_eq!(zhang.refused(&GetMe {}).await.code, Code::Unauthenticated);
}

#[tokio::test]
async fn nobody_ends_somebody_elses_session() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let session_id = zhang.call(&GetMe {}).await.unwrap().session_id;
    let problem = village.founder().refused(&RevokeSession { session_id }).await;
    assert_eq!(problem.code, Code::NotFound);
    zhang.call(&GetMe {}).await.expect("still signed in");
}

#[tokio::test]
async fn a_session_ends_after_half_a_year() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    village.pass(Session::LIFE - SignedDuration::from_secs(1));
    zhang.call(&GetMe {}).await.expect("a second is left");
    village.pass(SignedDuration::from_secs(1));
    assert_eq!(zhang.refused(&GetMe {}).await.code, Code::Unauthenticated);
}

#[tokio::test]
async fn a_session_says_when_it_was_last_used_to_within_minutes() {
    let village = Village::new().await;
    village.pass(SignedDuration::from_hours(5));
    village.founder().call(&GetMe {}).await.unwrap();
    let sessions = village.founder().call(&ListSessions {}).await.unwrap().sessions;
    assert!(village.now().duration_since(sessions[0].last_seen) <= Session::SEEN_TO_WITHIN, "{sessions:?}");
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
    let village = Village::new().await;
    let cookie = village.founder().jar().cookie("juyi_session").expect("a cookie");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.has(attribute), "{attribute}: {:?}", cookie.attributes);
    }
    assert!(!cookie.has("Secure"), "over plain http a browser would not keep it");
    assert_eq!(cookie.value.len(), 43, "256 bits");
}

#[tokio::test]
async fn a_program_signs_in_by_a_bearer_token_and_gets_no_cookie() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let redeem = RedeemSignInLink { keep: Keep::Bearer, ..redeem(&own_link(&zhang).await.token) };
    let terminal = village.stranger();
    let token = terminal.call(&redeem).await.unwrap().bearer.expect("a token");
    assert_eq!(terminal.jar().header(), None);

    let program = Caller::program(terminal.road().clone(), &token);
    assert_eq!(program.call(&GetMe {}).await.unwrap().person.id, zhang.id());
    let mine = program.call(&ListSessions {}).await.unwrap();
    let session = mine.sessions.iter().find(|session| session.id == mine.current).unwrap();
    assert_eq!(session.kind, SessionKind::Bearer);
    let wrong = Caller::program(terminal.road().clone(), &"A".repeat(43));
    assert_eq!(wrong.refused(&GetMe {}).await.code, Code::Unauthenticated);
}

#[tokio::test]
async fn what_is_kept_of_a_token_does_not_sign_anybody_in() {
    let village = Village::on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    let cookie = zhang.jar().cookie("juyi_session").unwrap().value;
    let link = own_link(&zhang).await.token;
    let kept = village.house().everything_kept();
    for secret in [&cookie, &link, &village.invitation().token] {
        let found = kept.windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
        assert!(!found, "a token stands in the database as it is");
    }
    let name = "张三".as_bytes();
    assert!(kept.windows(name.len()).any(|bytes| bytes == name), "the search above can find what is there");
}
