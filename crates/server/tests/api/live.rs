//! What arrives by itself.

use crate::{
    ask::{tally, votes},
    calendar::{answer, made},
};
use api::{
    Code,
    kiosks::RevokeKiosk,
    live::{Event, KioskLive},
    me::{GetMe, RevokeSession},
    polls::WithdrawPoll,
};
use domain::{PartStat, PollStatus, Tally};
use jiff::SignedDuration;
use testkit::{Caller, Live, Village, cast};

async fn listening(who: &Caller, village: &Village) -> Live {
    let mut live = who.live(village.group_id()).await.expect("a member may listen");
    assert!(matches!(live.event().await, Event::Hello { .. }), "the first word is hello");
    live
}

#[tokio::test]
async fn a_stream_begins_by_saying_hello_with_the_servers_clock_and_build() {
    let village = Village::new().await;
    let mut live = village.founder().live(village.group_id()).await.unwrap();
    let Event::Hello { build, now, .. } = live.event().await else { panic!("hello comes first") };
    assert_eq!((build, now), (village.house().app().config.build.clone(), village.now()));
    assert_eq!(live.headers()["content-type"], "text/event-stream");
    let cached = live.headers()["cache-control"].to_str().unwrap();
    assert!(cached.contains("no-cache") && cached.contains("no-transform"), "{cached}");
}

#[tokio::test]
async fn a_vote_reaches_every_open_screen_as_one_whole_result() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let guest = village.observer("社区干部", "街道办").await;
    let (wall, _) = village.kiosk().await;
    let mut on_the_wall = wall.listen(&KioskLive {}).await.unwrap();
    assert!(matches!(on_the_wall.event().await, Event::Hello { .. }));
    let mut screens = vec![on_the_wall];
    for who in [village.founder(), &zhang, &zhang, &guest] {
        screens.push(listening(who, &village).await);
    }
    let poll = village.poll().opened_by(village.founder()).await;
    for screen in &mut screens {
        screen.poll(poll.id).await;
    }
    zhang.call(&cast(poll.id, &[2])).await.unwrap();
    let now = tally(&zhang, poll.id).await;
    for screen in &mut screens {
        let mut sent = screen.sent().await.expect("the stream goes on");
        while sent.name == "roster" {
            sent = screen.sent().await.expect("the stream goes on");
        }
        assert_eq!((sent.name.as_str(), sent.id), ("tally", Some(now.revision.to_string())));
        let event: Event = serde_json::from_str(&sent.data).unwrap();
        assert_eq!(event, Event::Tally { tally: now.clone() });
    }
}

#[tokio::test]
async fn what_happened_between_the_page_and_its_stream_is_seen_by_the_mark_and_nothing_by_none() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    let mark = async || {
        let mut live = village.founder().live(village.group_id()).await.unwrap();
        let Event::Hello { mark, .. } = live.event().await else { panic!("hello comes first") };
        mark
    };
    let before = mark().await;
    assert_eq!(mark().await, before, "nothing happened");
    let mut live = listening(village.founder(), &village).await;
    zhang.call(&cast(poll.id, &[2])).await.unwrap();
    live.tally_where(|tally| tally.turnout.cast == 1).await;
    let voted = mark().await;
    assert_ne!(voted, before);
    village.pass(SignedDuration::from_hours(24));
    live.tally_where(|_| true).await;
    assert_ne!(mark().await, voted, "a deadline is no commit, and happens");
}

#[tokio::test]
async fn what_happens_on_the_calendar_moves_the_mark_too() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let mark = async || {
        let mut live = zhang.live(village.group_id()).await.unwrap();
        let Event::Hello { mark, .. } = live.event().await else { panic!("hello comes first") };
        mark
    };
    let mut live = listening(&zhang, &village).await;
    let mut told = async |id| {
        let told = live.until(|event| match event {
            Event::Calendar { event_id, revision } => (event_id == id).then_some(revision),
            _ => None,
        });
        told.await
    };
    let event = made(&village).await;
    told(event.event.id).await;
    // Whatever came before this word has been heard.
    let before = mark().await;
    assert_eq!(mark().await, before, "nothing happened");
    zhang.call(&answer(&event, PartStat::Accepted)).await.unwrap();
    told(event.event.id).await;
    let answered = mark().await;
    assert_ne!(answered, before);
    let another = made(&village).await;
    told(another.event.id).await;
    assert_ne!(mark().await, answered, "an event was made");
}

#[tokio::test]
async fn of_many_votes_a_screen_always_ends_with_the_newest_result() {
    let village = Village::new().await;
    let members = village.members(30).await;
    let poll = village.poll().opened_by(village.founder()).await;
    let mut live = listening(village.founder(), &village).await;
    for voter in &members {
        voter.call(&cast(poll.id, &[1])).await.unwrap();
    }
    let mut last = 0;
    let newest = live
        .tally_where(|tally| {
            assert!(tally.revision > last, "never an older one behind a newer");
            last = tally.revision;
            tally.turnout.cast == 30
        })
        .await;
    assert_eq!(newest, tally(village.founder(), poll.id).await);
}

#[tokio::test]
async fn a_tally_holds_no_names() {
    let village = Village::new().await;
    let zhang = village.member("欧阳娜娜", "8 号楼/801").await;
    let mut live = listening(village.founder(), &village).await;
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    let mut voted = 0;
    while voted == 0 {
        let sent = live.sent().await.expect("the stream goes on");
        assert!(!sent.data.contains("欧阳") && !sent.data.contains(&zhang.id().to_string()), "{}", sent.data);
        if let Event::Tally { tally } | Event::Poll { tally, .. } = serde_json::from_str(&sent.data).unwrap()
        {
            voted = tally.turnout.cast;
        }
    }
}

#[tokio::test]
async fn a_poll_that_opens_closes_or_is_taken_back_is_told_whole() {
    let village = Village::new().await;
    let founder = village.founder();
    let mut live = listening(founder, &village).await;
    let poll = village.poll().opened_by(founder).await;
    let status = |poll: &domain::Poll| poll.status_at(village.now());
    assert_eq!(live.poll(poll.id).await, poll);
    founder.call(&testkit::closing(poll.id)).await.unwrap();
    assert_eq!(status(&live.poll(poll.id).await), PollStatus::Closed);
    let other = village.poll().opened_by(founder).await;
    let reason = "选项写错了".parse().unwrap();
    founder.call(&WithdrawPoll { poll_id: other.id, reason }).await.unwrap();
    let withdrawn = live.until(|event| match event {
        Event::Poll { poll, .. } if status(&poll) == PollStatus::Withdrawn => Some(poll.id),
        _ => None,
    });
    assert_eq!(withdrawn.await, other.id);
}

#[tokio::test]
async fn a_draft_is_told_to_nobody() {
    let village = Village::new().await;
    let mut live = listening(village.founder(), &village).await;
    village.poll().composed_by(village.founder()).await;
    let opened = village.poll().opened_by(village.founder()).await;
    let Event::Poll { poll, .. } = live.event().await else { panic!("the next word is of the poll") };
    assert_eq!(poll.id, opened.id);
}

#[tokio::test]
async fn who_joins_or_leaves_is_told_as_a_number_and_moves_the_base() {
    let village = Village::new().await;
    let mut live = listening(village.founder(), &village).await;
    let poll = village.poll().opened_by(village.founder()).await;
    live.poll(poll.id).await;
    let zhang = village.member("欧阳娜娜", "8 号楼/801").await;
    let (mut members, mut entitled) = (0, 0);
    while (members, entitled) != (2, 2) {
        let sent = live.sent().await.unwrap();
        assert!(!sent.data.contains("欧阳"), "{}", sent.data);
        match serde_json::from_str(&sent.data).unwrap() {
            Event::Roster { members: now } => members = now,
            Event::Tally { tally } if tally.poll_id == poll.id => entitled = tally.turnout.entitled,
            other => panic!("{other:?}"),
        }
    }
    village.remove(zhang.id()).await;
    let left = live.until(|event| match event {
        Event::Roster { members } => Some(members),
        _ => None,
    });
    assert_eq!(left.await, 1);
}

#[tokio::test]
async fn the_stream_of_whoever_is_removed_ends_and_nobody_elses() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王五", "1 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    let (first, second) = (listening(&zhang, &village).await, listening(&zhang, &village).await);
    let mut other = listening(&wang, &village).await;
    village.remove(zhang.id()).await;
    first.ended().await;
    second.ended().await;
    assert_eq!(zhang.live(village.group_id()).await.unwrap_err().code, Code::NotFound);
    wang.call(&cast(poll.id, &[1])).await.unwrap();
    other.tally_where(|tally| tally.turnout.cast == 1).await;
}

#[tokio::test]
async fn the_stream_of_a_session_that_is_revoked_ends_and_my_other_devices_goes_on() {
    let village = Village::new().await;
    let phone = village.member("张三", "3 号楼").await;
    let link = phone.call(&api::sign_in::IssueOwnSignInLink {}).await.unwrap();
    let laptop = village.stranger();
    laptop.call(&crate::sign_in::redeem(&link.token)).await.unwrap();
    let poll = village.poll().opened_by(village.founder()).await;
    let on_the_laptop = listening(&laptop, &village).await;
    let mut on_the_phone = listening(&phone, &village).await;
    let session_id = laptop.call(&GetMe {}).await.unwrap().session_id;
    phone.call(&RevokeSession { session_id }).await.unwrap();
    on_the_laptop.ended().await;
    assert_eq!(laptop.live(village.group_id()).await.unwrap_err().code, Code::Unauthenticated);
    phone.call(&cast(poll.id, &[1])).await.unwrap();
    on_the_phone.tally_where(|tally| tally.turnout.cast == 1).await;
}

#[tokio::test]
async fn the_stream_of_a_kiosk_that_is_revoked_ends() {
    let village = Village::new().await;
    let (wall, kiosk) = village.kiosk().await;
    let live = wall.listen(&KioskLive {}).await.unwrap();
    let revoke = RevokeKiosk { group_id: village.group_id(), kiosk_id: kiosk.id };
    village.founder().call(&revoke).await.unwrap();
    live.ended().await;
    assert_eq!(wall.listen(&KioskLive {}).await.unwrap_err().code, Code::Unauthenticated);
}

#[tokio::test]
async fn nothing_of_other_groups_is_heard() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let theirs = testkit::PollBuilder::new(neighbour.group_id, village.now());
    let theirs = theirs.opened_by(&neighbour.caller).await;
    let mut live = listening(village.founder(), &village).await;
    let ours = village.poll().opened_by(village.founder()).await;
    assert_eq!(live.poll(ours.id).await, ours);
    neighbour.caller.call(&cast(theirs.id, &[1])).await.unwrap();
    village.founder().call(&cast(ours.id, &[1])).await.unwrap();
    let Event::Tally { tally } = live.event().await else { panic!("the next word is a tally") };
    assert_eq!(tally.poll_id, ours.id);
    assert_eq!(village.founder().live(neighbour.group_id).await.unwrap_err().code, Code::NotFound);
    assert_eq!(village.stranger().live(village.group_id()).await.unwrap_err().code, Code::Unauthenticated);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_a_poll_is_told_when_it_comes() {
    let village = Village::new().await;
    let hour = SignedDuration::from_hours(1);
    let soon = village.poll().closing_in(hour).opened_by(village.founder()).await;
    village.poll().closing_in(hour * 2).opened_by(village.founder()).await;
    village.founder().call(&cast(soon.id, &[1])).await.unwrap();
    let mut live = listening(village.founder(), &village).await;
    village.pass(hour);
    let (poll, tally): (_, Tally) = live
        .until(|event| match event {
            Event::Poll { poll, tally } => Some((poll, tally)),
            _ => None,
        })
        .await;
    assert_eq!((poll.id, poll.status_at(village.now())), (soon.id, PollStatus::Closed));
    assert_eq!(votes(&tally), [1, 0]);
}

#[tokio::test(start_paused = true)]
async fn a_poll_closed_early_is_not_told_again_at_its_deadline() {
    let village = Village::new().await;
    let hour = SignedDuration::from_hours(1);
    let founder = village.founder();
    let mut live = listening(founder, &village).await;
    let early = village.poll().closing_in(hour).opened_by(founder).await;
    let other = village.poll().closing_in(hour).opened_by(founder).await;
    live.poll(other.id).await;
    founder.call(&testkit::closing(early.id)).await.unwrap();
    assert!(live.poll(early.id).await.closed.is_some());
    village.pass(hour);
    let Event::Poll { poll, .. } = live.event().await else { panic!("the next word is of a poll") };
    assert_eq!(poll.id, other.id);
}

#[tokio::test(start_paused = true)]
async fn the_stream_of_a_session_that_runs_out_ends() {
    let village = Village::new().await;
    let live = listening(village.founder(), &village).await;
    village.pass(domain::Session::LIFE);
    live.ended().await;
}

#[tokio::test]
async fn a_server_that_stops_ends_its_streams() {
    let mut village = Village::on_disk().await;
    let mut live = listening(village.founder(), &village).await;
    village.restart(|_| ());
    while live.sent().await.is_some() {}
    listening(village.founder(), &village).await;
}
