//! What operators and their monitors read.

use http::Request;
use serde_json::Value;
use testkit::{Caller, Village};

pub(crate) async fn health(who: &Caller) -> Value {
    let answer = who.send(Request::get("/health").body(Vec::new()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    serde_json::from_slice(answer.body()).unwrap()
}

#[tokio::test]
async fn the_live_writer_says_that_a_commit_waits_for_the_disk() {
    let village = Village::on_disk().await;
    let health = health(&village.stranger()).await;
    assert_eq!((&health["status"], &health["engine"]), (&"ok".into(), &"sqlite".into()));
    assert_eq!((&health["journal_mode"], &health["synchronous"]), (&"wal".into(), &2.into()));
    assert!(health["schema"].as_u64() >= Some(1));
    assert_eq!(health["build"], village.house().app().config.build);
}

#[tokio::test]
async fn it_says_nothing_of_anybody() {
    let village = Village::new().await;
    let health = health(&village.stranger()).await.to_string();
    assert!(!health.contains("李明") && !health.contains("枫林苑"), "{health}");
}
