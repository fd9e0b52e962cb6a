use super::*;
use crate::{Config, fixture::Village};
use domain::Session;
use jiff::SignedDuration;
use tokio::time::Instant;

fn hearing(village: &Village) -> Hearing {
    let member = caller::Member {
        session: village.session.clone(),
        member: village.owner.clone(),
        poll: None,
        event: None,
    };
    let (group_id, listener, expires) = member.listens();
    Hearing::new(&village.app, group_id, open(&village.app, group_id, listener).expect("a line"), expires)
}
async fn text(hearing: &mut Hearing) -> String {
    String::from_utf8(hearing.next().await.expect("a frame").to_vec()).expect("text")
}

#[tokio::test(start_paused = true)]
async fn a_line_greets_and_then_beats_so_that_no_proxy_takes_it_for_dead() {
    let village = Village::new(Config { build: "b1".into(), ..Config::default() }).await;
    let mut hearing = hearing(&village);
    let hello = text(&mut hearing).await;
    assert!(hello.starts_with("event: hello\n") && hello.contains(r#""build":"b1""#), "{hello}");
    let before = Instant::now();
    for beat in 1..=3 {
        assert!(text(&mut hearing).await.starts_with("event: beat\n"));
        assert_eq!(before.elapsed(), BEAT * beat);
    }
}

#[tokio::test(start_paused = true)]
async fn a_line_ends_when_its_session_expires() {
    let village = Village::new(Config::default()).await;
    let mut hearing = hearing(&village);
    text(&mut hearing).await;
    village.clock.advance(Session::LIFE - SignedDuration::from_secs(1));
    assert!(text(&mut hearing).await.starts_with("event: beat\n"));
    village.clock.advance(SignedDuration::from_secs(1));
    assert!(text(&mut hearing).await.starts_with("event: ended\n"));
    assert_eq!(hearing.next().await, None);
}

#[tokio::test(start_paused = true)]
async fn a_session_holds_no_more_lines_than_it_may() {
    let mut config = Config::default();
    config.streams.per_listener = 2;
    let village = Village::new(config).await;
    let (first, _second) = (hearing(&village), hearing(&village));
    let listener = Listener::Session(village.session.id, village.owner.person_id);
    let third = open(&village.app, village.owner.group_id, listener).expect_err("refused");
    assert_eq!(third.problem().code, Code::TooMany);
    drop(first);
    assert!(open(&village.app, village.owner.group_id, listener).is_ok());
}
