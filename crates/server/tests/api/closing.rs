//! The end of a poll: by its deadline, early, or taken back.

use crate::{
    ask::{tally, view, votes},
    problems::rule,
};
use api::{
    Code, Problem, Refusal,
    polls::{CastBallot, GetPoll, WithdrawPoll},
};
use domain::{CastRefusal, PollId, PollRefusal, PollStatus};
use jiff::{SignedDuration, Timestamp};
use testkit::{Village, cast};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const MOMENT: SignedDuration = SignedDuration::from_micros(1);

fn withdraw(poll_id: PollId) -> WithdrawPoll {
    WithdrawPoll { poll_id, reason: "选项写错了".parse().unwrap() }
}

fn assert_closed(problem: &Problem, at: Timestamp) {
    assert_eq!(rule(problem), &Refusal::Cast(CastRefusal::Closed { at }));
}

#[tokio::test]
async fn it_closes_by_itself_at_the_deadline_and_not_a_moment_sooner() {
    for village in [Village::new().await, Village::on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        let poll = village.poll().closing_in(HOUR).opened_by(village.founder()).await;
        village.pass(HOUR - MOMENT);
        let receipt = zhang.call(&cast(poll.id, &[1])).await.expect("a moment is left");
        village.pass(MOMENT);
        assert_closed(&village.founder().refused(&cast(poll.id, &[2])).await, poll.deadline);
        let change = CastBallot { replaces: Some(receipt.version), ..cast(poll.id, &[2]) };
        assert_closed(&zhang.refused(&change).await, poll.deadline);
        let seen = view(&zhang, poll.id).await;
        assert_eq!(seen.poll.status_at(village.now()), PollStatus::Closed);
        assert_eq!((votes(&seen.tally), seen.receipt), (vec![1, 0], Some(receipt)));
    }
}

#[tokio::test]
async fn it_is_closed_also_if_the_server_was_down_at_the_deadline() {
    let mut village = Village::on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().closing_in(HOUR).opened_by(village.founder()).await;
    let receipt = zhang.call(&cast(poll.id, &[2])).await.unwrap();
    village.restart(|clock| clock.advance(HOUR));
    assert_closed(&village.founder().refused(&cast(poll.id, &[1])).await, poll.deadline);
    let seen = view(&zhang, poll.id).await;
    assert_eq!((votes(&seen.tally), seen.receipt), (vec![0, 1], Some(receipt)));
}

#[tokio::test]
async fn a_restart_before_the_deadline_changes_nothing() {
    let mut village = Village::on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().closing_in(HOUR).opened_by(village.founder()).await;
    let act = cast(poll.id, &[2]);
    let receipt = zhang.call(&act).await.unwrap();
    let before = view(&zhang, poll.id).await;
    village.restart(|clock| clock.advance(HOUR - MOMENT));
    assert_eq!(view(&zhang, poll.id).await, before);
    assert_eq!(zhang.call(&act).await.unwrap(), receipt, "a retry is still known");
    village.founder().call(&cast(poll.id, &[1])).await.expect("a moment is left");
}

#[tokio::test]
async fn its_composer_or_an_admin_closes_it_early() {
    let village = Village::new().await;
    let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
    for closer in [&zhang, &admin, village.founder()] {
        let poll = village.poll().opened_by(&zhang).await;
        let seen = closer.call(&testkit::closing(poll.id)).await.unwrap();
        let close = seen.poll.closed.as_ref().expect("closed early");
        assert_eq!((close.by, close.at), (closer.id(), village.now()));
        assert_closed(&admin.refused(&cast(poll.id, &[1])).await, village.now());
        let again = closer.refused(&testkit::closing(poll.id)).await;
        assert_eq!(rule(&again), &Refusal::Poll(PollRefusal::Closed));
        village.pass(HOUR);
    }
}

#[tokio::test]
async fn nobody_else_closes_it_or_takes_it_back() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let (zhang, guest) = (village.member("张三", "3 号楼").await, village.observer("干部", "街道办").await);
    for other in [&zhang, &guest] {
        let close = other.refused(&testkit::closing(poll.id)).await;
        let withdraw = other.refused(&withdraw(poll.id)).await;
        for problem in [close, withdraw] {
            assert_eq!(rule(&problem), &Refusal::Poll(PollRefusal::NotYours));
        }
    }
    assert_eq!(view(&zhang, poll.id).await.poll.status_at(village.now()), PollStatus::Open);
}

#[tokio::test]
async fn a_draft_is_not_closed_and_a_closed_poll_is_not_taken_back() {
    let village = Village::new().await;
    let founder = village.founder();
    let draft = village.poll().composed_by(founder).await;
    let problem = founder.refused(&testkit::closing(draft.id)).await;
    assert_eq!(rule(&problem), &Refusal::Poll(PollRefusal::NotOpenYet));
    let poll = village.poll().closing_in(HOUR).opened_by(founder).await;
    village.pass(HOUR);
    let problem = founder.refused(&withdraw(poll.id)).await;
    assert_eq!(rule(&problem), &Refusal::Poll(PollRefusal::Closed));
    let problem = founder.refused(&testkit::closing(poll.id)).await;
    assert_eq!(rule(&problem), &Refusal::Poll(PollRefusal::Closed));
}

#[tokio::test]
async fn taken_back_it_says_by_whom_and_why_and_takes_no_ballot() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    let receipt = zhang.call(&cast(poll.id, &[1])).await.unwrap();
    village.founder().call(&withdraw(poll.id)).await.unwrap();
    let seen = view(&zhang, poll.id).await;
    let withdrawal = seen.poll.withdrawn.as_ref().expect("withdrawn");
    assert_eq!((withdrawal.by, withdrawal.reason.as_str()), (village.founder().id(), "选项写错了"));
    assert_eq!(seen.receipt, Some(receipt), "what was cast is still known");
    let problem = village.founder().refused(&cast(poll.id, &[1])).await;
    assert_eq!(rule(&problem), &Refusal::Cast(CastRefusal::Withdrawn));
    let again = village.founder().refused(&withdraw(poll.id)).await;
    assert_eq!(rule(&again), &Refusal::Poll(PollRefusal::Withdrawn));
}

#[tokio::test]
async fn a_draft_taken_back_is_gone_for_everybody_else() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let draft = village.poll().composed_by(&zhang).await;
    zhang.call(&withdraw(draft.id)).await.unwrap();
    assert_eq!(village.founder().refused(&GetPoll { poll_id: draft.id }).await.code, Code::NotFound);
    assert_eq!(view(&zhang, draft.id).await.poll.status_at(village.now()), PollStatus::Withdrawn);
}

#[tokio::test]
async fn a_member_who_is_removed_sees_nothing_more_and_their_ballot_stays() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王五", "1 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    village.remove(zhang.id()).await;
    village.remove(wang.id()).await;
    for gone in [&zhang, &wang] {
        assert_eq!(gone.refused(&GetPoll { poll_id: poll.id }).await.code, Code::NotFound);
        assert_eq!(gone.refused(&cast(poll.id, &[2])).await.code, Code::NotFound);
    }
    let tally = tally(village.founder(), poll.id).await;
    assert_eq!((votes(&tally), tally.turnout.cast), (vec![1, 0], 1));
    assert_eq!(tally.turnout.entitled, 2, "the founder and whoever had cast");
}
