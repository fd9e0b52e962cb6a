//! What every answer says of itself.

use crate::operations::{Things, requests};
use api::{BUILD_HEADER, Endpoint as _, TIME_HEADER, kiosks::GetBoard, me::GetMe};
use http::{HeaderMap, Request, header};
use testkit::Village;

fn assert_says_what_it_should(headers: &HeaderMap, village: &Village, what: &str) {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let now = village.now().as_millisecond().to_string();
    assert_eq!(text(TIME_HEADER), Some(now), "{what}");
    assert_eq!(text(BUILD_HEADER), Some(village.house().app().config.build.clone()), "{what}");
    assert_eq!(text("referrer-policy").as_deref(), Some("no-referrer"), "{what}");
    assert_eq!(text("x-content-type-options").as_deref(), Some("nosniff"), "{what}");
    let cached = text("cache-control").unwrap_or_default();
    assert!(
        cached.contains("no-store") || what == "a stream" && cached.contains("no-cache"),
        "{what}: {cached}"
    );
}

#[tokio::test]
async fn every_answer_tells_the_servers_time_and_build_and_is_kept_by_nobody() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let things = Things::of(&village, &zhang).await;
    village.pass(jiff::SignedDuration::from_millis(1234));
    for who in [village.stranger(), village.kiosk().await.0, zhang, village.founder().clone()] {
        for (name, request) in requests(&things) {
            let answer = who.send(request).await;
            assert_says_what_it_should(answer.headers(), &village, name);
        }
    }
}

#[tokio::test]
async fn so_does_an_answer_to_what_is_no_request() {
    let village = Village::new().await;
    let nowhere = Request::get(format!("{}/nothing", GetMe::PATH)).body(Vec::new()).unwrap();
    let wrong_method = Request::delete(GetBoard::PATH).body(Vec::new()).unwrap();
    for (what, request) in [("no path", nowhere), ("no method", wrong_method)] {
        let answer = village.stranger().send(request).await;
        assert_says_what_it_should(answer.headers(), &village, what);
    }
}

#[tokio::test]
async fn so_does_a_stream() {
    let village = Village::new().await;
    let live = village.founder().live(village.group_id()).await.unwrap();
    assert_says_what_it_should(live.headers(), &village, "a stream");
}

#[tokio::test]
async fn json_says_that_it_is_json_and_nothing_says_nothing() {
    let village = Village::new().await;
    let answer = village.founder().send(GetMe {}.to_request("")).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
    let person_id = village.member("张三", "3 号楼").await.id();
    let remove = api::groups::RemoveMember { group_id: village.group_id(), person_id };
    let answer = village.founder().send(remove.to_request("")).await;
    assert!(answer.status().is_success() && answer.body().is_empty());
}
