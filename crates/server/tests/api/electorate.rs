//! Who may vote in a poll, as people come and go.

use crate::{
    ask::{list_non_voters, tally, view, votes},
    problems::rule,
};
use api::{Refusal, me::GetMe, polls::CastBallot};
use domain::{CastRefusal, Poll, Role};
use testkit::{Caller, Village, cast};

async fn assert_not_entitled(who: &Caller, poll: &Poll) {
    assert!(!view(who, poll.id).await.entitled);
    let problem = who.refused(&cast(poll.id, &[1])).await;
    assert_eq!(rule(&problem), &Refusal::Cast(CastRefusal::NotEntitled));
}

async fn entitled(village: &Village, poll: &Poll) -> u32 {
    tally(village.founder(), poll.id).await.turnout.entitled
}

#[tokio::test]
async fn whoever_joins_while_an_open_electorate_votes_may_vote_and_the_base_is_seen_to_move() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let before = tally(village.founder(), poll.id).await;
    let zhang = village.member("张三", "3 号楼").await;
    let after = tally(village.founder(), poll.id).await;
    assert_eq!((before.turnout.entitled, after.turnout.entitled), (1, 2));
    assert!(after.revision > before.revision);
    assert_eq!(zhang.call(&GetMe {}).await.unwrap().groups[0].waiting, 1);
    zhang.call(&cast(poll.id, &[1])).await.expect("a receipt");
}

#[tokio::test]
async fn whoever_joins_behind_a_frozen_electorate_sees_and_does_not_vote() {
    let village = Village::new().await;
    let poll = village.poll().frozen().opened_by(village.founder()).await;
    let zhang = village.member("张三", "3 号楼").await;
    assert_not_entitled(&zhang, &poll).await;
    assert_eq!(entitled(&village, &poll).await, 1);
    assert_eq!(zhang.call(&GetMe {}).await.unwrap().groups[0].waiting, 0);
}

#[tokio::test]
async fn a_draft_has_nobody_on_its_electorate_until_it_opens() {
    let village = Village::new().await;
    let poll = village.poll().frozen().composed_by(village.founder()).await;
    let zhang = village.member("张三", "3 号楼").await;
    let open = api::polls::OpenPoll { poll_id: poll.id };
    let opened = village.founder().call(&open).await.unwrap();
    assert_eq!(opened.tally.turnout.entitled, 2);
    zhang.call(&cast(poll.id, &[1])).await.expect("a receipt");
}

#[tokio::test]
async fn whoever_joins_after_the_close_is_not_on_it() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    village.pass(jiff::SignedDuration::from_hours(24));
    village.member("张三", "3 号楼").await;
    assert_eq!(entitled(&village, &poll).await, 1);
}

#[tokio::test]
async fn a_voter_made_an_observer_keeps_their_ballot_and_one_who_had_not_cast_is_taken_off() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王五", "1 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    zhang.call(&cast(poll.id, &[1])).await.unwrap();
    village.give(zhang.id(), Role::Observer).await;
    village.give(wang.id(), Role::Observer).await;
    let tally = tally(village.founder(), poll.id).await;
    assert_eq!((tally.turnout.cast, tally.turnout.entitled), (1, 2));
    assert_not_entitled(&wang, &poll).await;
}

#[tokio::test]
async fn an_observer_made_a_member_joins_the_open_electorate_and_not_the_frozen_one() {
    let village = Village::new().await;
    let guest = village.observer("社区干部", "街道办").await;
    let open = village.poll().opened_by(village.founder()).await;
    let frozen = village.poll().frozen().opened_by(village.founder()).await;
    village.give(guest.id(), Role::Member).await;
    guest.call(&cast(open.id, &[1])).await.expect("a receipt");
    assert_not_entitled(&guest, &frozen).await;
}

#[tokio::test]
async fn whoever_was_removed_without_voting_is_missed_by_nobody() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    village.remove(zhang.id()).await;
    let missing = village.founder().call(&list_non_voters(poll.id)).await.unwrap().items;
    assert_eq!(missing.iter().map(|person| person.id).collect::<Vec<_>>(), [village.founder().id()]);
    assert_eq!(entitled(&village, &poll).await, 1);
}

#[tokio::test]
async fn whoever_voted_left_and_came_back_is_counted_once_and_may_change_their_mind() {
    for village in [Village::new().await, Village::on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        let open = village.poll().opened_by(village.founder()).await;
        let frozen = village.poll().frozen().opened_by(village.founder()).await;
        for poll in [&open, &frozen] {
            zhang.call(&cast(poll.id, &[1])).await.unwrap();
        }
        village.remove(zhang.id()).await;
        zhang.call(&crate::join::accept(&village.invitation().token, None)).await.unwrap();
        for poll in [&open, &frozen] {
            let change = CastBallot { replaces: Some(1), ..cast(poll.id, &[2]) };
            assert_eq!(zhang.call(&change).await.unwrap().version, 2);
            let tally = tally(village.founder(), poll.id).await;
            assert_eq!((votes(&tally), tally.turnout.cast, tally.turnout.entitled), (vec![0, 1], 1, 2));
        }
    }
}

#[tokio::test]
async fn whoever_left_without_voting_and_came_back_is_on_the_open_electorate_and_not_on_the_frozen_one() {
    for village in [Village::new().await, Village::on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        let open = village.poll().opened_by(village.founder()).await;
        let frozen = village.poll().frozen().opened_by(village.founder()).await;
        village.remove(zhang.id()).await;
        zhang.call(&crate::join::accept(&village.invitation().token, None)).await.unwrap();
        zhang.call(&cast(open.id, &[1])).await.expect("a receipt");
        assert_not_entitled(&zhang, &frozen).await;
        assert_eq!((entitled(&village, &open).await, entitled(&village, &frozen).await), (2, 1));
    }
}
