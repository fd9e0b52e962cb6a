//! How the turnout came about: unit by unit, and as time went by.

use crate::ask::tally;
use api::polls::{GetTurnout, TurnoutView, WithdrawPoll};
use domain::{Electorate, Poll, Secrecy, Turnout, Visibility};
use jiff::SignedDuration;
use testkit::{Caller, PollBuilder, Village, cast};

async fn turnout(who: &Caller, poll: &Poll) -> TurnoutView {
    who.call(&GetTurnout { poll_id: poll.id }).await.expect("a member sees it")
}

/// Four of two units, besides the founder, and a poll of four hours.
async fn asked(village: &Village, asked: PollBuilder) -> (Vec<Caller>, Poll) {
    let mut members = Vec::new();
    for (name, unit) in
        [("张三", "3 号楼/2 单元"), ("李四", "3 号楼"), ("王五", "5 号楼/1 单元"), ("赵六", "5 号楼")]
    {
        members.push(village.member(name, unit).await);
    }
    let poll = asked.closing_in(SignedDuration::from_hours(4)).opened_by(village.founder()).await;
    (members, poll)
}

fn units(view: &TurnoutView) -> Vec<(&str, u32, u32)> {
    view.units.iter().map(|each| (each.unit.as_str(), each.turnout.cast, each.turnout.entitled)).collect()
}

#[tokio::test]
async fn a_member_sees_which_units_have_voted_and_when_it_went_up() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (members, poll) = asked(&village, village.poll()).await;
        let hour = SignedDuration::from_hours(1);
        for voter in &members[..3] {
            village.pass(hour);
            voter.call(&cast(poll.id, &[1])).await.unwrap();
        }
        let view = turnout(&members[3], &poll).await;
        assert_eq!(units(&view), [("1 号楼", 0, 1), ("3 号楼", 2, 2), ("5 号楼", 1, 2)]);
        let running = view.timeline.expect("a timeline");
        assert_eq!((Some(running.from), running.until), (poll.opened, village.now()));
        assert_eq!((running.cast[15], running.cast[16], running.cast[47]), (0, 1, 3));

        village.pass(SignedDuration::from_hours(9));
        let over = turnout(&members[3], &poll).await.timeline.expect("a timeline");
        assert_eq!(over.until, poll.deadline, "what comes behind the close is no part of it");
        assert_eq!((over.cast[11], over.cast[12], over.cast[24], over.cast[47]), (0, 1, 2, 3));
        assert_eq!(tally(&members[3], poll.id).await.turnout, Turnout { cast: 3, entitled: 5 });
    }
}

#[tokio::test]
async fn of_an_anonymous_poll_no_time_is_told_neither_before_nor_behind_the_close() {
    for village in [Village::new().await, Village::on_disk().await] {
        let secret = village.poll().secret(Secrecy::Anonymous).shown(Visibility::AfterClose);
        let (members, poll) = asked(&village, secret.frozen()).await;
        assert_eq!(poll.electorate, Electorate::FrozenAtOpening);
        for voter in &members[..2] {
            voter.call(&cast(poll.id, &[1])).await.unwrap();
        }
        for _ in 0..2 {
            let view = turnout(&members[3], &poll).await;
            assert_eq!(units(&view), [("1 号楼", 0, 1), ("3 号楼", 2, 2), ("5 号楼", 0, 2)]);
            assert_eq!(view.timeline, None);
            village.pass(SignedDuration::from_hours(5));
        }
    }
}

#[tokio::test]
async fn the_timeline_of_a_withdrawn_poll_ends_where_it_was_withdrawn_and_a_draft_has_none() {
    let village = Village::new().await;
    let (members, poll) = asked(&village, village.poll()).await;
    village.pass(SignedDuration::from_hours(2));
    members[0].call(&cast(poll.id, &[1])).await.unwrap();
    let at = village.now();
    let withdraw = WithdrawPoll { poll_id: poll.id, reason: "写错了".parse().unwrap() };
    village.founder().call(&withdraw).await.unwrap();
    village.pass(SignedDuration::from_hours(1));
    let view = turnout(&members[1], &poll).await;
    assert_eq!(view.timeline.map(|timeline| (timeline.until, timeline.cast[47])), Some((at, 1)));
    let draft = village.poll().composed_by(village.founder()).await;
    assert_eq!(turnout(village.founder(), &draft).await, TurnoutView { units: vec![], timeline: None });
}
