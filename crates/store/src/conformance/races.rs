use super::dice::Dice;
use super::trial::{OK, Trial, at_once, votes, why};
use crate::{Change, NameQuery, StoreError};
use domain::{Cast, CastRefusal, Member, Poll, PollId, Receipt, Tracker, Turnout};
use jiff::SignedDuration;
use std::sync::Arc;
use tokio::task::{JoinHandle, yield_now};

type Answer = Result<Option<Result<Receipt, CastRefusal>>, StoreError>;

/// Lets others go first so many times, then casts.
fn cast_later(
    t: &Trial,
    turns: usize,
    poll_id: PollId,
    voter: &Member,
    cast: Cast,
) -> impl Future<Output = Answer> + Send + 'static {
    let (store, voter, tracker): (_, _, Tracker) = (Arc::clone(&t.store), voter.person_id, t.tracker());
    async move {
        for _ in 0..turns {
            yield_now().await;
        }
        store.cast(poll_id, voter, &cast, &tracker).await
    }
}

fn answered(answer: Answer) -> Result<Receipt, CastRefusal> {
    answer.expect(OK).expect("the poll")
}

pub(crate) async fn two_ballots_of_one_voter_at_once_leave_one(t: &Trial) {
    let circle = t.circle().await;
    for seed in 0..12 {
        let mut dice = Dice::of(seed);
        let poll = t.poll(&circle).await;
        let deeds = [1, 2].map(|option| {
            let cast = t.mark(&[option], None);
            cast_later(t, dice.below(4), poll.id, &circle.owner, cast)
        });
        let answers: Vec<_> = at_once(deeds).await.into_iter().map(answered).collect();
        let (kept, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!(refused, [Err(CastRefusal::Superseded { current: 1 })]);
        let receipt = t.store.receipt(poll.id, circle.owner.person_id).await.expect(OK);
        assert_eq!(kept, [Ok(receipt.expect("the ballot that was receipted"))]);
        let tally = t.tally(poll.id).await;
        assert_eq!((tally.turnout.cast, votes(&tally).iter().sum::<u32>()), (1, 1));
    }
}

pub(crate) async fn one_request_arriving_twice_at_once_is_one_cast(t: &Trial) {
    let circle = t.circle().await;
    for seed in 0..12 {
        let mut dice = Dice::of(seed);
        let poll = t.poll(&circle).await;
        let cast = t.mark(&[2], None);
        let deeds = (0..3).map(|_| cast_later(t, dice.below(4), poll.id, &circle.owner, cast.clone()));
        let answers: Vec<_> = at_once(deeds).await.into_iter().map(answered).collect();
        assert!(answers[0].is_ok());
        assert!(answers.iter().all(|answer| *answer == answers[0]), "all are told the same");
        assert_eq!((votes(&t.tally(poll.id).await), t.tally(poll.id).await.revision), (vec![0, 1, 0], 2));
    }
}

pub(crate) async fn everybody_votes_at_once_and_nobody_is_lost(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 200).await;
    let poll = t.poll(&circle).await;
    let deeds = voters.iter().zip((1..=3).cycle()).map(|(voter, option)| {
        let cast = t.mark(&[option], None);
        cast_later(t, 0, poll.id, voter, cast)
    });
    let receipts: Vec<_> = at_once(deeds).await.into_iter().map(answered).collect();
    assert!(receipts.iter().all(Result::is_ok));
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.turnout), (vec![67, 67, 66], Turnout { cast: 200, entitled: 201 }));
    assert_eq!(tally.revision, 201);
}

/// Of `answers` those that were receipted; every one of them is in the count, and nothing else is: the others were refused
/// since the poll was `over`.
async fn receipted(
    t: &Trial,
    poll: &Poll,
    voters: &[Member],
    answers: Vec<Answer>,
    over: &CastRefusal,
) -> Vec<Receipt> {
    let mut given = Vec::new();
    for (answer, voter) in answers.into_iter().map(answered).zip(voters) {
        let kept = t.store.receipt(poll.id, voter.person_id).await.expect(OK);
        assert_eq!(answer.clone().ok(), kept, "a receipt is a ballot, and a refusal is none");
        match answer {
            Ok(receipt) => given.push(receipt),
            Err(refusal) => assert_eq!(refusal, *over),
        }
    }
    let tally = t.tally(poll.id).await;
    assert_eq!((tally.turnout.cast as usize, votes(&tally)[0] as usize), (given.len(), given.len()));
    given
}

/// Waits for `turns`, then does `deed` while others vote.
fn meanwhile<T: Send + 'static>(
    turns: usize,
    deed: impl Future<Output = T> + Send + 'static,
) -> JoinHandle<T> {
    tokio::spawn(async move {
        for _ in 0..turns {
            yield_now().await;
        }
        deed.await
    })
}

/// Closes the poll at its turn.
fn close_later(t: &Trial, turns: usize, poll: &Poll, by: &Member) -> JoinHandle<Poll> {
    let (store, by, id) = (Arc::clone(&t.store), by.clone(), poll.id);
    meanwhile(turns, async move {
        let closed = store.close_poll(id, &by, &why()).await.expect(OK);
        closed.expect("the poll").expect("it may be closed")
    })
}

/// Answers in the order of the voters.
async fn all_cast(t: &Trial, seed: u64, poll: &Poll, voters: &[Member]) -> Vec<Answer> {
    let mut dice = Dice::of(seed);
    let deeds = voters.iter().enumerate().map(|(n, voter)| {
        let deed = cast_later(t, dice.below(9), poll.id, voter, t.mark(&[1], None));
        async move { (n, deed.await) }
    });
    let mut answers = at_once(deeds).await;
    answers.sort_by_key(|(n, _)| *n);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

pub(crate) async fn a_poll_closed_early_meanwhile_counts_what_was_receipted_and_nothing_else(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let poll = t.poll(&circle).await;
        let close = close_later(t, Dice::of(!seed).below(9), &poll, &circle.owner);
        let answers = all_cast(t, seed, &poll, &voters).await;
        let over = CastRefusal::Closed { at: close.await.expect("it was closed").closes_at() };
        receipted(t, &poll, &voters, answers, &over).await;
        let counted = t.tally(poll.id).await;
        let late = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
        assert_eq!(late, Err(over));
        assert_eq!(t.tally(poll.id).await, counted, "nothing is counted after the close");
    }
}

pub(crate) async fn a_deadline_that_comes_meanwhile_parts_the_receipted_from_the_refused(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let poll = t.poll(&circle).await;
        t.clock.set(poll.deadline - SignedDuration::from_micros(1));
        let (clock, deadline) = (Arc::clone(&t.clock), poll.deadline);
        let tick = meanwhile(Dice::of(!seed).below(9), async move { clock.set(deadline) });
        let answers = all_cast(t, seed, &poll, &voters).await;
        tick.await.expect("the clock moved");
        let over = CastRefusal::Closed { at: deadline };
        let given = receipted(t, &poll, &voters, answers, &over).await;
        assert!(
            given.iter().filter_map(|receipt| receipt.named.as_ref()).all(|ballot| ballot.at < poll.deadline)
        );
    }
}

pub(crate) async fn a_poll_withdrawn_meanwhile_holds_what_was_receipted_and_nothing_else(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let poll = t.poll(&circle).await;
        let (store, owner, id) = (Arc::clone(&t.store), circle.owner.clone(), poll.id);
        let withdrawal = meanwhile(Dice::of(!seed).below(9), async move {
            let withdrawn = store.withdraw_poll(id, &owner, &why()).await.expect(OK);
            withdrawn.expect("the poll").expect("it may be withdrawn")
        });
        let answers = all_cast(t, seed, &poll, &voters).await;
        withdrawal.await.expect("it was withdrawn");
        receipted(t, &poll, &voters, answers, &CastRefusal::Withdrawn).await;
        let held = t.tally(poll.id).await;
        let late = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
        assert_eq!((late, t.tally(poll.id).await), (Err(CastRefusal::Withdrawn), held));
    }
}

pub(crate) async fn an_anonymous_poll_closed_meanwhile_counts_what_was_receipted_and_nothing_else(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
        let close = close_later(t, Dice::of(!seed).below(9), &poll, &circle.owner);
        let answers = all_cast(t, seed, &poll, &voters).await;
        let over = CastRefusal::Closed { at: close.await.expect("it was closed").closes_at() };
        let given = receipted(t, &poll, &voters, answers, &over).await;
        assert!(given.iter().all(|receipt| receipt.named.is_none() && receipt.version == 1));
        // Whoever was not receipted has left no mark either.
        let all = NameQuery { limit: 100, ..NameQuery::default() };
        let missing = t.store.non_voters(poll.id, &all).await.expect(OK);
        assert_eq!(missing.len(), voters.len() + 1 - given.len());
        // Sealed in the close: whatever comes behind it finds nothing to add to, nor does sealing again change a figure.
        let counted = t.tally(poll.id).await;
        let late = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
        assert!(t.store.seal().await.expect(OK));
        assert_eq!((late, t.tally(poll.id).await), (Err(over), counted));
    }
}

pub(crate) async fn one_removed_while_casting_has_a_ballot_or_no_place(t: &Trial) {
    let circle = t.circle().await;
    for seed in 0..16 {
        let mut dice = Dice::of(seed);
        let member = t.joins(&circle, "张三", "研发").await;
        let poll = t.poll(&circle).await;
        let (store, owner, whom) = (Arc::clone(&t.store), circle.owner.clone(), member.person_id);
        let removal = meanwhile(dice.below(4), async move { store.remove_member(&owner, whom).await });
        let cast = cast_later(t, dice.below(4), poll.id, &member, t.mark(&[1], None));
        let answer = answered(tokio::spawn(cast).await.expect("it was cast"));
        removal.await.expect("it was removed").expect(OK);
        assert_eq!(t.entitled(&poll, &member).await, answer.is_ok());
        let expected = Turnout { cast: u32::from(answer.is_ok()), entitled: 1 + u32::from(answer.is_ok()) };
        assert_eq!(t.tally(poll.id).await.turnout, expected);
    }
}

pub(crate) async fn two_thousand_casts_and_changes_and_a_close_at_once_leave_what_was_receipted(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 1_000).await;
    let poll = t.poll(&circle).await;
    let mut dice = Dice::of(7);
    let mut deeds = Vec::new();
    for (n, voter) in voters.iter().enumerate() {
        for (options, replaces) in [([1], None), ([2], Some(1))] {
            // The change is sent behind the ballot, as a person would, and may still overtake it.
            let turns = dice.below(40) + if replaces.is_some() { 20 } else { 0 };
            let deed = cast_later(t, turns, poll.id, voter, t.mark(&options, replaces));
            deeds.push(async move { (n, deed.await) });
        }
    }
    let (store, owner, id) = (Arc::clone(&t.store), circle.owner.clone(), poll.id);
    let mut changes = t.store.changes();
    let close = tokio::spawn(async move {
        // Where a third of them has been counted, wherever that is.
        loop {
            match changes.recv().await {
                Ok(Change::Tally { tally, .. }) if tally.turnout.cast < 333 => {}
                Ok(_) | Err(_) => break,
            }
        }
        store.close_poll(id, &owner, &why()).await.expect(OK).expect("the poll").expect("it may be closed")
    });
    let answers = at_once(deeds).await;
    let closed = close.await.expect("it was closed");
    let mut newest: Vec<Option<Receipt>> = vec![None; voters.len()];
    for (n, answer) in answers {
        match answered(answer) {
            Ok(receipt) if newest[n].as_ref().is_none_or(|old| old.version < receipt.version) => {
                newest[n] = Some(receipt);
            }
            Ok(_) | Err(CastRefusal::Superseded { current: 0 }) => {}
            Err(refusal) => assert_eq!(refusal, CastRefusal::Closed { at: closed.closes_at() }),
        }
    }
    for (voter, receipt) in voters.iter().zip(&newest) {
        assert_eq!(t.store.receipt(poll.id, voter.person_id).await.expect(OK), *receipt);
    }
    let by_version = |version| newest.iter().flatten().filter(|given| given.version == version).count();
    // The tally is a recount too: whoever asks for one is shown so.
    let tally = t.tally(poll.id).await;
    let counted: Vec<usize> = votes(&tally).into_iter().map(|votes| votes as usize).collect();
    assert_eq!(counted, [by_version(1), by_version(2), 0]);
    assert_eq!(tally.turnout.cast as usize, newest.iter().flatten().count());
    assert!((333..=1_000).contains(&tally.turnout.cast), "the close came among them");
}
