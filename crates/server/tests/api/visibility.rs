//! Who sees the result, and whose names, when: the same on every road.

use crate::ask::{list_ballots, list_non_voters, list_polls, tally, votes};
use api::{
    Code,
    kiosks::GetBoard,
    polls::{CastBallot, GetPoll},
};
use domain::{Poll, PollId, Secrecy, Visibility};
use jiff::SignedDuration;
use testkit::{Caller, Village, cast};

/// Whether `who` sees any figure of the poll, on each road that a member has.
async fn sees(village: &Village, who: &Caller, poll_id: PollId) -> Vec<bool> {
    let listed = who.call(&list_polls(village.group_id())).await.unwrap().items;
    let listed = listed.into_iter().find(|view| view.poll.id == poll_id).unwrap().tally;
    vec![
        !who.call(&GetPoll { poll_id }).await.unwrap().tally.is_veiled(),
        !tally(who, poll_id).await.is_veiled(),
        !listed.is_veiled(),
        who.call(&list_ballots(poll_id)).await.is_ok(),
    ]
}

const ALL: [bool; 4] = [true; 4];
const NONE: [bool; 4] = [false; 4];

async fn wall_sees(wall: &Caller, poll_id: PollId) -> bool {
    let board = wall.call(&GetBoard {}).await.unwrap();
    let shown = board.polls.into_iter().find(|shown| shown.poll.id == poll_id).unwrap();
    !shown.tally.is_veiled()
}

/// A poll shown like this, of which one of two members has voted.
async fn half_voted(village: &Village, visibility: Visibility) -> (Poll, Caller, Caller) {
    let voter = village.member("王芳", "3 号楼").await;
    let waits = village.member("李明", "3 号楼").await;
    let poll = village.poll().shown(visibility).opened_by(village.founder()).await;
    voter.call(&cast(poll.id, &[2])).await.expect("a receipt");
    (poll, voter, waits)
}

#[tokio::test]
async fn a_result_shown_after_the_vote_is_seen_by_those_who_voted_and_after_the_close_by_all() {
    let village = Village::new().await;
    let (poll, voter, waits) = half_voted(&village, Visibility::AfterVote).await;
    let (wall, _) = village.kiosk().await;
    assert_eq!(sees(&village, &voter, poll.id).await, ALL);
    assert_eq!(sees(&village, &waits, poll.id).await, NONE);
    assert_eq!(sees(&village, village.founder(), poll.id).await, NONE, "nor may the composer before voting");
    assert!(!wall_sees(&wall, poll.id).await);
    village.founder().call(&testkit::closing(poll.id)).await.unwrap();
    assert_eq!(sees(&village, &waits, poll.id).await, ALL);
    assert!(wall_sees(&wall, poll.id).await);
}

#[tokio::test]
async fn a_result_shown_after_the_close_is_seen_by_nobody_until_the_second_of_the_deadline() {
    let village = Village::new().await;
    let (poll, voter, _) = half_voted(&village, Visibility::AfterClose).await;
    let (wall, _) = village.kiosk().await;
    assert_eq!(sees(&village, &voter, poll.id).await, NONE);
    let turnout = tally(&voter, poll.id).await.turnout;
    assert_eq!((turnout.cast, turnout.entitled), (1, 3), "how many have voted is no secret");
    assert_eq!(voter.call(&list_non_voters(poll.id)).await.unwrap().items.len(), 2);
    village.pass(SignedDuration::from_hours(24));
    assert_eq!(sees(&village, &voter, poll.id).await, ALL);
    assert_eq!(votes(&tally(&voter, poll.id).await), [0, 1]);
    assert!(wall_sees(&wall, poll.id).await);
}

#[tokio::test]
async fn the_stream_tells_nothing_that_not_everybody_may_see_until_the_poll_closes() {
    let village = Village::new().await;
    let (poll, voter, waits) = half_voted(&village, Visibility::AfterVote).await;
    let mut live = waits.live(village.group_id()).await.unwrap();
    voter.call(&CastBallot { replaces: Some(1), ..cast(poll.id, &[1]) }).await.unwrap();
    let told = live.tally_where(|_| true).await;
    assert!(told.is_veiled() && told.turnout.cast == 1, "{told:?}");
    village.founder().call(&testkit::closing(poll.id)).await.unwrap();
    let closed = live.tally_where(|tally| !tally.is_veiled()).await;
    assert_eq!(votes(&closed), [1, 0]);
}

#[tokio::test]
async fn names_for_admins_only_are_listed_to_admins_only_and_the_missing_to_all() {
    let village = Village::new().await;
    let voter = village.member("王芳", "3 号楼").await;
    let poll = village.poll().secret(Secrecy::RealNameToAdmins).opened_by(village.founder()).await;
    voter.call(&cast(poll.id, &[2])).await.unwrap();
    let refused = voter.refused(&list_ballots(poll.id)).await;
    assert_eq!(refused.code, Code::Forbidden);
    assert_eq!(village.founder().call(&list_ballots(poll.id)).await.unwrap().items.len(), 1);
    assert_eq!(voter.call(&list_non_voters(poll.id)).await.unwrap().items.len(), 1);
    assert_eq!(votes(&tally(&voter, poll.id).await), [0, 1], "the figures are everybody's");
}
