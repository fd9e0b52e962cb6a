use super::*;
use crate::{Config, fixture::Village, live::lines::Heard};
use domain::{KioskId, Role};
use jiff::SignedDuration;
use tokio::time::advance;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

impl Village {
    fn line(&self) -> Line {
        let listener = Listener::Session(self.session.id, self.owner.person_id);
        self.app.hub.open(self.owner.group_id, listener).expect("a line")
    }
}

/// The frames that come next, as text.
async fn frames(line: &mut Line) -> String {
    match line.next().await {
        Heard::News(frames) => String::from_utf8(frames.to_vec()).expect("text"),
        other => panic!("{other:?}"),
    }
}
fn count(frames: &str, event: &str) -> usize {
    frames.matches(&format!("event: {event}\n")).count()
}

#[tokio::test(start_paused = true)]
async fn the_first_change_after_silence_goes_out_at_once() {
    let village = Village::new(Config::default()).await;
    let poll = village.poll("团建", HOUR).await;
    let mut line = village.line();
    assert_eq!(count(&frames(&mut line).await, "poll"), 1, "that it was opened");
    advance(Duration::from_secs(60)).await;
    let before = Instant::now();
    village.cast(&poll, 1, None).await;
    let heard = frames(&mut line).await;
    assert_eq!((count(&heard, "tally"), before.elapsed()), (1, Duration::ZERO), "{heard}");
}

#[tokio::test(start_paused = true)]
async fn what_comes_right_after_waits_for_the_next_round_and_is_told_once() {
    let village = Village::new(Config::default()).await;
    let poll = village.poll("团建", HOUR).await;
    let mut line = village.line();
    frames(&mut line).await;
    advance(Duration::from_secs(60)).await;
    village.cast(&poll, 1, None).await;
    frames(&mut line).await;
    let before = Instant::now();
    for version in 1..=4 {
        village.cast(&poll, 2, Some(version)).await;
    }
    let heard = frames(&mut line).await;
    assert!((50..60).contains(&before.elapsed().as_millis()), "{:?}", before.elapsed());
    let newest = village.app.store.tally(poll.id).await.expect("read").expect("a tally").revision;
    assert_eq!(count(&heard, "tally"), 1);
    assert!(heard.contains(&format!("id: {newest}\n")), "{heard}");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_told_when_it_comes() {
    let village = Village::new(Config::default()).await;
    let poll = village.poll("团建", SignedDuration::from_mins(1)).await;
    let mut line = village.line();
    advance(Duration::from_secs(5)).await;
    village.clock.advance(SignedDuration::from_secs(59));
    advance(Duration::from_secs(5)).await;
    assert_eq!(count(&frames(&mut line).await, "poll"), 1, "that it was opened");
    village.clock.advance(SignedDuration::from_secs(1));
    let heard = frames(&mut line).await;
    assert!(count(&heard, "poll") == 1 && heard.contains(&poll.id.to_string()), "{heard}");
}

#[tokio::test(start_paused = true)]
async fn a_line_ends_with_the_session_and_only_with_ones_own() {
    let village = Village::new(Config::default()).await;
    let mut line = village.line();
    let kiosk = Listener::Kiosk(KioskId(village.app.id()));
    let mut wall = village.app.hub.open(village.owner.group_id, kiosk).expect("a line");
    assert_eq!(village.app.hub.count(kiosk), (1, 2));
    let store = &village.app.store;
    assert!(store.revoke_session(village.owner.person_id, village.session.id).await.expect("revoked"));
    assert_eq!(line.next().await, Heard::Ended);
    village.poll("团建", HOUR).await;
    assert_eq!(count(&frames(&mut wall).await, "poll"), 1);
    drop(line);
    assert_eq!(village.app.hub.count(kiosk), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn missed_changes_are_read_again_and_lines_that_should_have_ended_end() {
    let village = Village::new(Config::default()).await;
    let poll = village.poll("团建", HOUR).await;
    let mut line = village.line();
    let stranger = Listener::Kiosk(KioskId(village.app.id()));
    let mut dark = village.app.hub.open(village.owner.group_id, stranger).expect("a line");
    // Nothing here waits for anything, so the hub hears none of it in time.
    for version in 0..2000 {
        village.cast(&poll, 1, (version > 0).then_some(version)).await;
    }
    let newest = village.app.store.tally(poll.id).await.expect("read").expect("a tally").revision;
    let mut heard = String::new();
    while !heard.contains(&format!("id: {newest}\n")) || count(&heard, "roster") == 0 {
        heard.push_str(&frames(&mut line).await);
    }
    assert!(count(&heard, "tally") + count(&heard, "poll") < 20, "{heard}");
    loop {
        match dark.next().await {
            Heard::Ended => break,
            other => assert!(matches!(other, Heard::News(_)), "{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_draft_that_is_taken_back_is_nobodys_news() {
    let village = Village::new(Config::default()).await;
    let opened = village.poll("团建", HOUR).await;
    let draft = Poll { id: domain::PollId(village.app.id()), opened: None, ..opened };
    village.app.store.compose_poll(&draft).await.expect("kept");
    let mut line = village.line();
    let reason = "写错了".parse().expect("reason");
    let withdrawn = village.app.store.withdraw_poll(draft.id, &village.owner, &reason).await;
    assert!(withdrawn.expect("an answer").expect("a poll").is_ok());
    village.app.store.set_role(&village.owner, village.owner.person_id, Role::Admin).await.ok();
    village.poll("另一个", HOUR).await;
    let heard = frames(&mut line).await;
    assert!(!heard.contains(&draft.id.to_string()), "{heard}");
}

#[tokio::test(start_paused = true)]
async fn lines_end_when_the_server_does_and_no_other_is_opened() {
    let village = Village::new(Config::default()).await;
    let mut line = village.line();
    village.app.stop.now();
    assert_eq!(line.next().await, Heard::Closed);
    let listener = Listener::Session(village.session.id, village.owner.person_id);
    assert!(village.app.hub.open(village.owner.group_id, listener).is_none());
}

#[tokio::test(start_paused = true)]
async fn a_store_that_is_dropped_is_not_held_by_those_who_listen_to_it() {
    let village = Village::new(Config::default()).await;
    let mut line = village.line();
    let store = Arc::downgrade(&village.app.store);
    drop(village);
    assert_eq!(line.next().await, Heard::Closed);
    assert!(store.upgrade().is_none());
}
