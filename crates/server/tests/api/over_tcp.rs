//! The same server behind a port.

use api::{
    Endpoint as _, TIME_HEADER,
    live::{GroupLive, Stream as _},
    me::GetMe,
};
use http::header;
use std::{
    io::{BufRead as _, BufReader, Lines},
    time::Duration,
};
use testkit::{Plan, Village, cast};
use ureq::BodyReader;

/// The lines of a group's stream, as they arrive.
fn lines(village: &Village) -> Lines<BufReader<BodyReader<'static>>> {
    let path = GroupLive::PATH.replace("{group_id}", &village.group_id().to_string());
    let cookies = village.founder().jar().header().expect("signed in");
    let request = ureq::get(format!("{}{path}", village.house().url())).header(header::COOKIE, cookies);
    // Far longer than it ever takes: what would hang fails.
    let request = request.config().timeout_recv_body(Some(Duration::from_secs(20))).build();
    let answer = request.call().expect("a stream");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
    BufReader::new(answer.into_body().into_reader()).lines()
}

fn next_with(lines: &mut Lines<BufReader<BodyReader<'static>>>, words: &str) -> Option<String> {
    lines.map(|line| line.expect("a stream ends and does not break")).find(|line| line.contains(words))
}

#[tokio::test]
async fn a_vote_is_heard_on_a_stream_over_the_line() {
    let village = Village::planned(Plan::default().on_disk().served()).await;
    let founder = village.founder().on(village.house().wire());
    let mut lines = lines(&village);
    next_with(&mut lines, "event: hello").expect("the stream begins");
    let poll = village.poll().opened_by(&founder).await;
    founder.call(&cast(poll.id, &[2])).await.unwrap();
    let heard = next_with(&mut lines, r#""turnout":{"cast":1,"entitled":1}"#).expect("the vote is heard");
    assert!(heard.contains(&poll.id.to_string()), "{heard}");
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let village = Village::planned(Plan::default().served()).await;
    let mut lines = lines(&village);
    next_with(&mut lines, "event: hello").expect("the stream begins");
    village.house().app().stop.now();
    assert_eq!(next_with(&mut lines, "event: ended"), None, "they may listen again, elsewhere");
}

#[tokio::test]
async fn one_connection_carries_many_requests() {
    let village = Village::planned(Plan::default().served()).await;
    let founder = village.founder().on(village.house().wire());
    for _ in 0..3 {
        let answer = founder.send(GetMe {}.to_request("")).await;
        assert_eq!(answer.headers()[TIME_HEADER], village.now().as_millisecond().to_string().as_str());
    }
    assert_eq!(founder.call(&GetMe {}).await.unwrap().person, *founder.person());
}
