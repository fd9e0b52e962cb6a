//! How often one may guess, and how many streams one may hold open.

use crate::{ask::preview, join::accept, sign_in::redeem};
use api::{
    Code, Endpoint as _, Problem,
    groups::GetGroup,
    kiosks::{CreateKiosk, StartKiosk},
    me::GetMe,
    sign_in::IssueOwnSignInLink,
};
use http::header;
use jiff::SignedDuration;
use server::{
    Config,
    config::{Allowance, AttemptLimits, StreamLimits},
};
use testkit::{Caller, Plan, Village, introduction};

/// A village in which three wrong tokens are let pass, and one more every ten seconds.
async fn strict() -> Village {
    let allowance = Allowance { burst: 3, per_second: 0.1 };
    let attempts =
        AttemptLimits { per_address: allowance, overall: Allowance { burst: 1000, per_second: 1.0 } };
    let config = Config { attempts, ..Config::default() };
    Village::planned(Plan::default().operated(config)).await
}

fn wrong() -> String {
    "A".repeat(43)
}

async fn guess_until_stopped(village: &Village) -> Problem {
    for _ in 0..3 {
        let problem = village.stranger().refused(&redeem(&wrong())).await;
        assert_eq!(problem.code, Code::Refused);
    }
    village.stranger().refused(&redeem(&wrong())).await
}

#[tokio::test]
async fn whoever_guesses_tokens_must_wait_and_is_told_how_long() {
    let village = strict().await;
    let problem = guess_until_stopped(&village).await;
    assert_eq!(problem.code, Code::TooMany);
    let seconds = problem.retry_after.expect("when to try again");
    assert!((1..=10).contains(&seconds), "{seconds}");
    let answer = village.stranger().send(redeem(&wrong()).to_request("")).await;
    assert_eq!(answer.headers()[header::RETRY_AFTER], seconds.to_string().as_str());

    village.pass(SignedDuration::from_secs(i64::from(seconds)));
    assert_eq!(village.stranger().refused(&redeem(&wrong())).await.code, Code::Refused);
    assert_eq!(village.stranger().refused(&redeem(&wrong())).await.code, Code::TooMany);
}

#[tokio::test]
async fn every_kind_of_token_is_counted() {
    let village = strict().await;
    village.stranger().refused(&preview(&wrong())).await;
    village.stranger().refused(&StartKiosk { token: wrong() }).await;
    let program = Caller::program(village.stranger().road().clone(), &wrong());
    assert_eq!(program.refused(&GetMe {}).await.code, Code::Unauthenticated);
    assert_eq!(program.refused(&GetMe {}).await.code, Code::TooMany);
    assert_eq!(village.stranger().refused(&preview(&wrong())).await.code, Code::TooMany);
    assert_eq!(village.stranger().refused(&StartKiosk { token: wrong() }).await.code, Code::TooMany);
}

#[tokio::test]
async fn neighbours_behind_the_same_address_go_on_voting() {
    let village = strict().await;
    let program = village.program("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    guess_until_stopped(&village).await;
    village.founder().call(&testkit::cast(poll.id, &[1])).await.expect("a receipt");
    program.call(&testkit::cast(poll.id, &[1])).await.expect("a receipt");
}

#[tokio::test]
async fn neighbours_behind_the_same_address_still_join_and_put_up_walls() {
    let village = strict().await;
    let create =
        CreateKiosk { group_id: village.group_id(), label: "大堂".parse().unwrap(), invite: false };
    let kiosk = village.founder().call(&create).await.unwrap();
    guess_until_stopped(&village).await;
    let invitation = &village.invitation().token;
    village.stranger().call(&preview(invitation)).await.expect("the invitation is right");
    village
        .stranger()
        .call(&accept(invitation, Some(introduction("张三", "3 号楼"))))
        .await
        .expect("the invitation is right");
    village.stranger().call(&StartKiosk { token: kiosk.token }).await.expect("the link is right");
}

#[tokio::test]
async fn as_many_as_a_house_holds_sign_in_one_after_the_other() {
    let village = strict().await;
    for _ in 0..50 {
        let link = village.founder().call(&IssueOwnSignInLink {}).await.unwrap();
        village.stranger().call(&redeem(&link.token)).await.expect("what is right is not counted");
    }
}

#[tokio::test]
async fn one_session_holds_so_many_streams_open_and_another_has_its_own() {
    let config = Config { streams: StreamLimits { per_listener: 2, overall: 3 }, ..Config::default() };
    let village = Village::planned(Plan::default().operated(config)).await;
    let zhang = village.member("张三", "3 号楼").await;
    let group_id = village.group_id();
    let (first, _second) = (zhang.live(group_id).await.unwrap(), zhang.live(group_id).await.unwrap());
    let third = zhang.live(group_id).await.unwrap_err();
    assert_eq!(third.code, Code::TooMany);
    assert!(third.retry_after.is_some());
    let _other = village.founder().live(group_id).await.expect("their own");
    let full = village.founder().live(group_id).await.unwrap_err();
    assert_eq!(full.code, Code::Unavailable);
    drop(first);
    zhang.live(group_id).await.expect("a place that was given back");
}

#[tokio::test]
async fn a_program_with_a_dead_token_is_told_so_and_not_taken_for_somebody_new() {
    let village = Village::new().await;
    let members = async || {
        let group = village.founder().call(&GetGroup { group_id: village.group_id() }).await;
        group.expect("a group").members
    };
    let before = members().await;
    let program = Caller::program(village.stranger().road().clone(), &wrong());
    let joins = accept(&village.invitation().token, Some(introduction("张三", "3 号楼")));
    assert_eq!(program.refused(&joins).await.code, Code::Unauthenticated);
    assert_eq!(members().await, before);
}
