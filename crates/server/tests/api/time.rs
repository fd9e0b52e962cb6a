//! Openings that come by themselves, deadlines that are moved, and the log of both.

use crate::{
    ask::{tally, view, votes},
    problems::rule,
};
use api::{
    Code, Problem, Refusal,
    kiosks::GetBoard,
    live::Event,
    polls::{CastBallot, ExtendPoll, LogLine, OpenPoll, ReadPollLog, SchedulePoll, WithdrawPoll},
};
use domain::{CastRefusal, Deed, PersonName, Poll, PollId, PollRefusal, PollStatus, Reason};
use futures_util::future::{join, join_all};
use jiff::{SignedDuration, Timestamp};
use testkit::{Caller, Village, cast, closing};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const MOMENT: SignedDuration = SignedDuration::from_micros(1);

fn why() -> Reason {
    "等外出的同事回来".parse().unwrap()
}

/// A poll of the founder's that opens in an hour and closes in a day.
async fn scheduled(village: &Village) -> Poll {
    let draft = village.poll().composed_by(village.founder()).await;
    let schedule = SchedulePoll { poll_id: draft.id, opens: village.now() + HOUR };
    village.founder().call(&schedule).await.expect("it is scheduled").poll
}

fn extending(poll: &Poll, by: SignedDuration) -> ExtendPoll {
    ExtendPoll { poll_id: poll.id, deadline: poll.deadline + by, reason: why() }
}

async fn log(who: &Caller, poll_id: PollId) -> Vec<LogLine> {
    who.call(&ReadPollLog { poll_id }).await.expect("a member reads the log")
}

fn refused(problem: &Problem, why: PollRefusal) {
    assert_eq!(rule(problem), &Refusal::Poll(why));
}

#[tokio::test]
async fn a_scheduled_poll_is_seen_by_all_and_opens_by_itself_and_not_a_moment_sooner() {
    for village in [Village::new().await, Village::on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        let poll = scheduled(&village).await;
        let seen = view(&zhang, poll.id).await;
        assert_eq!((seen.entitled, seen.poll.status_at(village.now())), (true, PollStatus::Scheduled));
        village.pass(HOUR - MOMENT);
        let early = zhang.refused(&cast(poll.id, &[1])).await;
        assert_eq!(rule(&early), &Refusal::Cast(CastRefusal::NotOpenYet));
        village.pass(MOMENT);
        zhang.call(&cast(poll.id, &[1])).await.expect("it is open");
    }
}

#[tokio::test]
async fn it_opens_also_if_the_server_was_down_at_its_instant() {
    let mut village = Village::on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = scheduled(&village).await;
    village.restart(|clock| clock.advance(HOUR));
    zhang.call(&cast(poll.id, &[2])).await.expect("it is open");
    let last = log(&zhang, poll.id).await.pop().expect("a line");
    assert_eq!((last.entry.deed, last.entry.at, last.name), (Deed::Opened, poll.opened.unwrap(), None));
}

#[tokio::test]
async fn a_frozen_electorate_is_that_of_the_opening_whoever_was_awake() {
    let village = Village::on_disk().await;
    let draft = village.poll().frozen().composed_by(village.founder()).await;
    let opens = village.now() + HOUR;
    village.founder().call(&SchedulePoll { poll_id: draft.id, opens }).await.unwrap();
    let in_time = village.member("张三", "3 号楼").await;
    village.pass(HOUR);
    let late = village.member("李四", "3 号楼").await;
    in_time.call(&cast(draft.id, &[1])).await.expect("a member when it opened");
    let refused = late.refused(&cast(draft.id, &[1])).await;
    assert_eq!(rule(&refused), &Refusal::Cast(CastRefusal::NotEntitled));
    assert_eq!(tally(&late, draft.id).await.turnout.entitled, 2);
}

#[tokio::test(start_paused = true)]
async fn an_opening_is_told_when_it_comes() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = scheduled(&village).await;
    let mut live = zhang.live(village.group_id()).await.unwrap();
    assert!(matches!(live.event().await, Event::Hello { .. }));
    village.pass(HOUR);
    let told = live.poll(poll.id).await;
    assert_eq!(told.status_at(village.now()), PollStatus::Open);
}

#[tokio::test]
async fn a_wall_knows_when_it_will_open() {
    let village = Village::new().await;
    let (wall, _) = village.kiosk().await;
    let poll = scheduled(&village).await;
    let board = wall.call(&GetBoard {}).await.unwrap();
    assert_eq!(board.polls.iter().map(|shown| shown.poll.id).collect::<Vec<_>>(), [poll.id]);
}

#[tokio::test]
async fn its_composer_alone_schedules_it_ahead_and_with_time_to_vote() {
    let village = Village::new().await;
    let (founder, admin) = (village.founder(), village.admin("王五", "1 号楼").await);
    let draft = village.poll().closing_in(HOUR).composed_by(founder).await;
    let schedule = |opens| SchedulePoll { poll_id: draft.id, opens };
    let soon = schedule(village.now() + MOMENT);
    assert_eq!(admin.refused(&soon).await.code, Code::NotFound, "a draft is its composer's alone");
    refused(&founder.refused(&schedule(village.now())).await, PollRefusal::OpeningPassed);
    refused(&founder.refused(&schedule(draft.deadline)).await, PollRefusal::DeadlineTooSoon);
    founder.call(&schedule(village.now() + HOUR / 2)).await.unwrap();
    refused(&admin.refused(&soon).await, PollRefusal::NotYours);
    let opened = founder.call(&OpenPoll { poll_id: draft.id }).await.unwrap();
    assert_eq!(opened.poll.opened, Some(village.now()), "sooner than was said");
    refused(&founder.refused(&soon).await, PollRefusal::AlreadyOpen);
}

#[tokio::test]
async fn a_deadline_moved_while_voting_loses_nothing_and_everybody_hears_why() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
        let poll = village.poll().closing_in(HOUR).opened_by(village.founder()).await;
        let receipt = zhang.call(&cast(poll.id, &[1])).await.unwrap();
        let mut live = zhang.live(village.group_id()).await.unwrap();
        assert!(matches!(live.event().await, Event::Hello { .. }));
        village.pass(HOUR - MOMENT);
        admin.call(&extending(&poll, HOUR)).await.expect("a moment is left");
        let told = live.poll(poll.id).await;
        let extension = told.extended.as_ref().expect("it says so");
        assert_eq!((told.deadline, extension.from), (poll.deadline + HOUR, poll.deadline));
        assert_eq!((extension.by, &extension.reason), (admin.id(), &why()));
        village.pass(HOUR);
        let change = CastBallot { replaces: Some(receipt.version), ..cast(poll.id, &[2]) };
        zhang.call(&change).await.expect("what was marked before is sent now");
        village.pass(MOMENT);
        let late = village.founder().refused(&cast(poll.id, &[1])).await;
        let at = poll.deadline + HOUR;
        assert_eq!(rule(&late), &Refusal::Cast(CastRefusal::Closed { at }));
        assert_eq!(votes(&tally(&zhang, poll.id).await), [0, 1]);
    }
}

#[tokio::test]
async fn a_deadline_is_never_moved_earlier_nor_by_a_member_nor_behind_the_close() {
    let village = Village::new().await;
    let (founder, zhang) = (village.founder(), village.member("张三", "3 号楼").await);
    let poll = village.poll().closing_in(HOUR).opened_by(founder).await;
    refused(&founder.refused(&extending(&poll, -MOMENT)).await, PollRefusal::DeadlineTooSoon);
    let far = SignedDuration::from_hours(24 * 400);
    refused(&founder.refused(&extending(&poll, far)).await, PollRefusal::DeadlineTooFar);
    refused(&zhang.refused(&extending(&poll, HOUR)).await, PollRefusal::NotYours);
    village.pass(HOUR);
    refused(&founder.refused(&extending(&poll, HOUR)).await, PollRefusal::Closed);
}

#[tokio::test]
async fn an_anonymous_poll_is_extended_before_its_close_and_not_reopened_behind_it() {
    for village in [Village::new().await, Village::on_disk().await] {
        let members = village.members(5).await;
        let poll = village.poll().anonymous().closing_in(HOUR).opened_by(village.founder()).await;
        members[0].call(&cast(poll.id, &[1])).await.unwrap();
        let poll = village.founder().call(&extending(&poll, HOUR)).await.unwrap().poll;
        village.pass(HOUR);
        members[1].call(&cast(poll.id, &[2])).await.expect("it goes on");
        village.pass(HOUR);
        assert_eq!(votes(&tally(&members[0], poll.id).await), [1, 1]);
        refused(&village.founder().refused(&extending(&poll, HOUR)).await, PollRefusal::Closed);
        let said = serde_json::to_string(&log(&members[0], poll.id).await).unwrap();
        for voter in &members {
            assert!(
                !said.contains(voter.person().name.as_str()) && !said.contains(&voter.id().0.to_string())
            );
        }
    }
}

#[tokio::test]
async fn the_log_says_who_did_what_when_and_why_to_everybody_who_sees_the_poll() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
        let poll = scheduled(&village).await;
        village.pass(HOUR * 2);
        admin.call(&extending(&poll, HOUR)).await.unwrap();
        admin.call(&closing(poll.id)).await.unwrap();
        let lines = log(&zhang, poll.id).await;
        let who = |name: &PersonName| Some(name.clone());
        let (owner, organiser) = (who(&village.founder().person().name), who(&admin.person().name));
        let names: Vec<Option<PersonName>> = lines.iter().map(|line| line.name.clone()).collect();
        assert_eq!(names, [owner.clone(), owner, None, organiser.clone(), organiser]);
        let deeds: Vec<Deed> = lines.into_iter().map(|line| line.entry.deed).collect();
        let opens = poll.opened.unwrap();
        let said = [
            Deed::Composed,
            Deed::Scheduled { opens },
            Deed::Opened,
            Deed::Extended { from: poll.deadline, to: poll.deadline + HOUR, reason: why() },
            Deed::ClosedEarly { reason: Some(closing(poll.id).reason) },
        ];
        assert_eq!(deeds, said);
        let withdrawn = village.poll().opened_by(&zhang).await;
        zhang.call(&WithdrawPoll { poll_id: withdrawn.id, reason: why() }).await.unwrap();
        let last = log(&admin, withdrawn.id).await.pop().expect("a line");
        assert_eq!(last.entry.deed, Deed::Withdrawn { reason: why() });
    }
}

/// What became of a cast that raced with the close: nothing if it came too late.
fn in_time(answer: Result<domain::Receipt, Problem>, closed: Timestamp) -> Option<u32> {
    match answer {
        Ok(receipt) => Some(receipt.version),
        Err(problem) => {
            assert_eq!(rule(&problem), &Refusal::Cast(CastRefusal::Closed { at: closed }));
            None
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ballots_that_race_with_the_close_over_http_count_where_they_were_receipted() {
    let village = Village::on_disk().await;
    let members = village.members(60).await;
    let poll = village.poll().opened_by(village.founder()).await;
    let casts = members.iter().map(async |voter| {
        let first = voter.call(&cast(poll.id, &[1])).await;
        let replaces = first.as_ref().ok().map(|receipt| receipt.version);
        let change = CastBallot { replaces, ..cast(poll.id, &[2]) };
        (first, voter.call(&change).await)
    });
    let close = async {
        while tally(village.founder(), poll.id).await.turnout.cast < 20 {
            tokio::task::yield_now().await;
        }
        village.founder().call(&closing(poll.id)).await.unwrap().poll
    };
    let (answers, closed) = join(join_all(casts), close).await;
    let closed = closed.closes_at();
    let kept: Vec<Option<u32>> = answers
        .into_iter()
        .map(|(first, change)| in_time(first, closed).max(in_time(change, closed)))
        .collect();
    for (voter, version) in members.iter().zip(&kept) {
        let receipt = view(voter, poll.id).await.receipt;
        assert_eq!(receipt.map(|receipt| receipt.version), *version);
    }
    let of = |version| kept.iter().filter(|kept| **kept == Some(version)).count();
    let counted = votes(&tally(village.founder(), poll.id).await);
    assert_eq!(counted, [of(1), of(2)].map(|count| u32::try_from(count).unwrap()));
}
