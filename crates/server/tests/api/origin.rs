//! Pages of other sites write nothing, although the browser sends our cookies along.

use crate::bad_input::problem;
use api::{Code, Endpoint as _, groups::CreateGroup, me::GetMe, polls::GetTally};
use domain::GroupKind;
use http::{HeaderValue, Request, header};
use testkit::{Caller, Door, Plan, Village, cast};

fn create() -> Request<Vec<u8>> {
    CreateGroup { name: "新群".parse().unwrap(), kind: GroupKind::Internal }.to_request("")
}

fn from(origin: &str, mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
    request.headers_mut().insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
    request
}

async fn groups(who: &Caller) -> usize {
    who.call(&GetMe {}).await.unwrap().groups.len()
}

#[tokio::test]
async fn a_write_from_another_sites_page_is_refused_and_nothing_changes() {
    let village = Village::new().await;
    for origin in [
        "https://evil.example",
        "null",
        "",
        "http://juyi.test.evil.example",
        "http://evil.juyi.test",
        "http://juyi.test:8080",
        "ftp://juyi.test",
    ] {
        let answer = village.founder().send(from(origin, create())).await;
        assert_eq!(problem(&answer).code, Code::ForeignOrigin, "{origin}");
    }
    assert_eq!(groups(village.founder()).await, 1);
    let poll = village.poll().opened_by(village.founder()).await;
    let vote = from("https://evil.example", cast(poll.id, &[1]).to_request(""));
    assert_eq!(problem(&village.founder().send(vote).await).code, Code::ForeignOrigin);
    let tally = village.founder().call(&GetTally { poll_id: poll.id }).await.unwrap();
    assert_eq!(tally.turnout.cast, 0);
}

#[tokio::test]
async fn a_write_with_a_cookie_that_does_not_say_where_it_comes_from_is_refused() {
    let village = Village::new().await;
    let answer = village.founder().send_without_origin(create()).await;
    assert_eq!(problem(&answer).code, Code::ForeignOrigin);
    for (site, made) in [("same-origin", true), ("same-site", false), ("cross-site", false), ("none", false)]
    {
        let mut request = create();
        request.headers_mut().insert("sec-fetch-site", HeaderValue::from_static(site));
        let answer = village.founder().send_without_origin(request).await;
        assert_eq!(answer.status().is_success(), made, "{site}");
    }
    assert_eq!(groups(village.founder()).await, 2);
}

#[tokio::test]
async fn our_own_page_writes() {
    let village = Village::new().await;
    assert!(village.founder().send(from(Door::ORIGIN, create())).await.status().is_success());
}

#[tokio::test]
async fn a_program_with_a_bearer_token_needs_no_origin() {
    let village = Village::new().await;
    let program = village.program("张三", "3 号楼").await;
    assert!(program.send(create()).await.status().is_success());
}

#[tokio::test]
async fn a_read_from_anywhere_answers_to_nobody_elses_page() {
    let village = Village::new().await;
    let answer = village.founder().send(from("https://evil.example", GetMe {}.to_request(""))).await;
    assert!(answer.status().is_success());
    let headers = answer.headers();
    assert!(headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{headers:?}");
}

#[tokio::test]
async fn under_https_the_page_is_the_operators_address_and_cookies_are_secure() {
    let public_url = Some("https://vote.example".to_owned());
    let config = server::Config { public_url, ..server::Config::default() };
    let village = Village::planned(Plan::default().operated(config)).await;
    let cookie = village.founder().jar().cookie("juyi_session").expect("a cookie");
    assert!(cookie.has("Secure"), "{:?}", cookie.attributes);
    assert!(village.founder().send(from("https://vote.example", create())).await.status().is_success());
    let answer = village.founder().send(from("http://vote.example", create())).await;
    assert_eq!(problem(&answer).code, Code::ForeignOrigin);
}
