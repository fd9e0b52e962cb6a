//! Casting ballots, and changing one's mind.

use crate::{
    ask::{tally, view, votes},
    problems::rule,
};
use api::{Code, Refusal, me::GetMe, polls::CastBallot, sign_in::IssueOwnSignInLink};
use domain::{CastRefusal, OptionId, Receipt, SelectionFault};
use jiff::SignedDuration;
use testkit::{Caller, Village, cast, marking};

fn cast_rule(problem: &api::Problem) -> &CastRefusal {
    match rule(problem) {
        Refusal::Cast(why) => why,
        other => panic!("another rule said no: {other:?}"),
    }
}

/// Another device of the same person.
async fn second_device(village: &Village, of: &Caller) -> Caller {
    let link = of.call(&IssueOwnSignInLink {}).await.unwrap();
    let device = village.stranger();
    device.call(&crate::sign_in::redeem(&link.token)).await.unwrap();
    device.known_as(of.person().clone())
}

#[tokio::test]
async fn a_vote_is_receipted_and_counted() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    assert_eq!(zhang.call(&GetMe {}).await.unwrap().groups[0].waiting, 1);
    village.pass(SignedDuration::from_mins(3));
    let receipt = zhang.call(&cast(poll.id, &[2])).await.unwrap();
    let kept = receipt.named.clone().expect("a named ballot");
    assert_eq!((receipt.poll_id, receipt.version, kept.at), (poll.id, 1, village.now()));
    assert_eq!((kept.selection, kept.tracker.as_str().len()), (marking(&[2]), 19));

    let seen = view(&zhang, poll.id).await;
    assert_eq!((seen.receipt, seen.entitled), (Some(receipt), true));
    assert_eq!(
        (votes(&seen.tally), seen.tally.turnout.cast, seen.tally.turnout.entitled),
        (vec![0, 1], 1, 2)
    );
    assert_eq!(tally(village.founder(), poll.id).await, seen.tally);
    assert_eq!(view(village.founder(), poll.id).await.receipt, None, "a receipt is its voter's");
    assert_eq!(zhang.call(&GetMe {}).await.unwrap().groups[0].waiting, 0);
}

#[tokio::test]
async fn i_change_my_mind_and_am_counted_once() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().options(&["甲", "乙", "丙"]).multiple(1, 2).opened_by(village.founder()).await;
    let first = zhang.call(&cast(poll.id, &[3, 1])).await.unwrap();
    let before = tally(&zhang, poll.id).await;
    assert_eq!((votes(&before), first.selection()), (vec![1, 0, 1], Some(&marking(&[1, 3]))));
    let change = CastBallot { replaces: Some(first.version), ..cast(poll.id, &[2, 3]) };
    let second = zhang.call(&change).await.unwrap();
    assert_eq!(second.version, 2);
    let word = |receipt: &Receipt| receipt.named.clone().map(|ballot| ballot.tracker);
    assert_ne!(word(&second), word(&first));
    let after = tally(&zhang, poll.id).await;
    assert_eq!((votes(&after), after.turnout.cast), (vec![0, 1, 1], 1));
    assert!(after.revision > before.revision);
}

#[tokio::test]
async fn the_same_act_of_casting_sent_again_gets_the_same_receipt() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    let act = cast(poll.id, &[1]);
    let first = zhang.call(&act).await.unwrap();
    village.pass(SignedDuration::from_mins(5));
    assert_eq!(zhang.call(&act).await.unwrap(), first);
    let change = CastBallot { replaces: Some(1), ..cast(poll.id, &[2]) };
    zhang.call(&change).await.unwrap();
    assert_eq!(zhang.call(&act).await.unwrap(), first, "even once it is replaced");
    assert_eq!(votes(&tally(&zhang, poll.id).await), [0, 1], "and it replaces nothing");
    village.pass(SignedDuration::from_hours(24));
    assert_eq!(zhang.call(&act).await.unwrap(), first, "even after the close");
}

#[tokio::test]
async fn a_key_is_of_one_voter_only() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王五", "1 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    let act = cast(poll.id, &[1]);
    let first = zhang.call(&act).await.unwrap();
    let other = wang.call(&CastBallot { selection: marking(&[2]), ..act }).await.unwrap();
    assert_ne!(first.named.map(|b| b.tracker), other.named.map(|b| b.tracker));
    assert_eq!(votes(&tally(&zhang, poll.id).await), [1, 1]);
}

#[tokio::test]
async fn a_key_names_one_act_in_one_poll_whatever_is_sent_with_it_later() {
    let village = Village::new().await;
    let founder = village.founder();
    let (poll, other) = (village.poll().opened_by(founder).await, village.poll().opened_by(founder).await);
    let act = cast(poll.id, &[1]);
    let receipt = founder.call(&act).await.unwrap();
    let altered = CastBallot { selection: marking(&[2]), replaces: Some(1), ..act.clone() };
    assert_eq!(founder.call(&altered).await.unwrap(), receipt);
    assert_eq!(votes(&tally(founder, poll.id).await), [1, 0]);
    let elsewhere = founder.call(&CastBallot { poll_id: other.id, ..act }).await.unwrap();
    assert_eq!((elsewhere.poll_id, votes(&tally(founder, other.id).await)), (other.id, vec![1, 0]));
}

#[tokio::test]
async fn an_old_queued_ballot_never_replaces_a_newer_one() {
    let village = Village::new().await;
    let phone = village.member("张三", "3 号楼").await;
    let laptop = second_device(&village, &phone).await;
    let poll = village.poll().opened_by(village.founder()).await;
    let queued = cast(poll.id, &[1]);
    let first = laptop.call(&cast(poll.id, &[2])).await.unwrap();
    let problem = phone.refused(&queued).await;
    assert_eq!(cast_rule(&problem), &CastRefusal::Superseded { current: 1 });
    laptop.call(&CastBallot { replaces: Some(first.version), ..cast(poll.id, &[1]) }).await.unwrap();
    let stale = CastBallot { replaces: Some(first.version), ..cast(poll.id, &[2]) };
    assert_eq!(cast_rule(&phone.refused(&stale).await), &CastRefusal::Superseded { current: 2 });
    assert_eq!(votes(&tally(&phone, poll.id).await), [1, 0]);
}

#[tokio::test]
async fn a_ballot_that_replaces_what_was_never_cast_is_refused() {
    let village = Village::new().await;
    let poll = village.poll().opened_by(village.founder()).await;
    let cast = CastBallot { replaces: Some(1), ..cast(poll.id, &[1]) };
    let problem = village.founder().refused(&cast).await;
    assert_eq!(cast_rule(&problem), &CastRefusal::Superseded { current: 0 });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_ballots_of_one_voter_at_once_leave_one() {
    let village = Village::on_disk().await;
    let phone = village.member("张三", "3 号楼").await;
    let laptop = second_device(&village, &phone).await;
    let poll = village.poll().opened_by(village.founder()).await;
    let (one, other) = (cast(poll.id, &[1]), cast(poll.id, &[2]));
    let (one, other) = tokio::join!(phone.call(&one), laptop.call(&other));
    let (receipt, problem) = match (one, other) {
        (Ok(receipt), Err(problem)) | (Err(problem), Ok(receipt)) => (receipt, problem),
        both => panic!("one of two is kept: {both:?}"),
    };
    assert_eq!(cast_rule(&problem), &CastRefusal::Superseded { current: 1 });
    let seen = view(&phone, poll.id).await;
    assert_eq!((seen.tally.turnout.cast, votes(&seen.tally).iter().sum::<u32>()), (1, 1));
    assert_eq!(seen.receipt, Some(receipt));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_arrives_twice_at_once_is_one_vote() {
    let village = Village::on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    let act = cast(poll.id, &[1]);
    let (one, other) = tokio::join!(zhang.call(&act), zhang.call(&act));
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(tally(&zhang, poll.id).await.turnout.cast, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_voting_at_once_is_counted() {
    let village = Village::on_disk().await;
    let members = village.members(40).await;
    let poll = village.poll().opened_by(village.founder()).await;
    let voters: Vec<_> = members
        .into_iter()
        .enumerate()
        .map(|(place, voter)| {
            let cast = cast(poll.id, &[if place % 4 == 0 { 1 } else { 2 }]);
            tokio::spawn(async move { voter.call(&cast).await })
        })
        .collect();
    let mut trackers = std::collections::HashSet::new();
    for voter in voters {
        let receipt: Receipt = voter.await.unwrap().expect("a receipt");
        assert!(trackers.insert(receipt.named.expect("a named ballot").tracker));
    }
    assert_eq!(votes(&tally(village.founder(), poll.id).await), [10, 30]);
}

#[tokio::test]
async fn what_is_no_ballot_of_this_poll_says_why() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let single = village.poll().opened_by(village.founder()).await;
    let several = village.poll().options(&["甲", "乙", "丙", "丁"]).multiple(2, 3);
    let several = several.opened_by(village.founder()).await;
    let unknown = |option| SelectionFault::UnknownOption { option: OptionId(option) };
    for (poll, options, wrong) in [
        (&single, vec![], SelectionFault::Empty),
        (&single, vec![1, 2], SelectionFault::TooMany { max: 1 }),
        (&single, vec![1, 1], SelectionFault::Duplicate { option: OptionId(1) }),
        (&single, vec![3], unknown(3)),
        (&single, vec![0], unknown(0)),
        (&several, vec![], SelectionFault::Empty),
        (&several, vec![4], SelectionFault::TooFew { min: 2 }),
        (&several, vec![1, 2, 3, 4], SelectionFault::TooMany { max: 3 }),
        (&several, vec![1, 65_535], unknown(65_535)),
    ] {
        let problem = zhang.refused(&cast(poll.id, &options)).await;
        assert_eq!(cast_rule(&problem), &CastRefusal::Selection(wrong), "{options:?}");
    }
    assert_eq!(tally(&zhang, single.id).await.turnout.cast, 0);
}

#[tokio::test]
async fn a_ballot_in_a_draft_of_mine_is_too_early_and_in_anothers_it_goes_nowhere() {
    let village = Village::new().await;
    let poll = village.poll().composed_by(village.founder()).await;
    let zhang = village.member("张三", "3 号楼").await;
    assert_eq!(zhang.refused(&cast(poll.id, &[1])).await.code, Code::NotFound);
    let problem = village.founder().refused(&cast(poll.id, &[1])).await;
    assert_eq!(cast_rule(&problem), &CastRefusal::NotOpenYet);
}

#[tokio::test]
async fn an_observer_sees_and_does_not_vote() {
    let village = Village::new().await;
    let guest = village.observer("社区干部", "街道办").await;
    let poll = village.poll().opened_by(village.founder()).await;
    assert!(!view(&guest, poll.id).await.entitled);
    assert_eq!(cast_rule(&guest.refused(&cast(poll.id, &[1])).await), &CastRefusal::NotEntitled);
    assert_eq!(tally(&guest, poll.id).await.turnout.entitled, 1);
}

#[tokio::test]
async fn a_ballot_marked_by_one_person_is_never_counted_for_another_who_is_signed_in_by_now() {
    let village = Village::new().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王五", "1 号楼").await);
    let poll = village.poll().opened_by(village.founder()).await;
    let voter = Some(zhang.call(&GetMe {}).await.unwrap().person.id);
    let act = CastBallot { voter, ..cast(poll.id, &[1]) };
    assert_eq!(wang.refused(&act).await.code, Code::Unauthenticated);
    assert_eq!(votes(&tally(&zhang, poll.id).await), [0, 0]);
    zhang.call(&act).await.unwrap();
    assert_eq!(votes(&tally(&zhang, poll.id).await), [1, 0]);
}
