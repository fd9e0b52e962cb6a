//! The real program, killed between a receipt and the next request.

mod world;

use crate::{ask::votes, health::health};
use api::{
    Code, Problem,
    polls::{CastBallot, GetPoll, GetTally},
};
use domain::{PollId, Receipt};
use std::sync::mpsc::{Sender, channel};
use testkit::{Caller, cast};
use world::{World, now};

/// A voter, and what they know of their vote.
struct Voter {
    caller: Caller,
    receipt: Option<Receipt>,
    /// What they sent last without getting an answer.
    unanswered: Option<CastBallot>,
}

impl Voter {
    /// Changes their mind again and again, until no answer comes.
    fn vote_until_the_line_breaks(mut self, poll_id: PollId, told: &Sender<()>) -> Self {
        loop {
            let version = self.receipt.as_ref().map(|receipt| receipt.version);
            let option = if version.is_some_and(|version| version % 2 == 1) { 2 } else { 1 };
            let act = CastBallot { replaces: version, ..cast(poll_id, &[option]) };
            match now(self.caller.call(&act)) {
                Ok(receipt) => {
                    self.receipt = Some(receipt);
                    // The one who counts them may have heard enough.
                    let _ = told.send(());
                }
                Err(problem) => {
                    assert_eq!(problem.code, Code::Unreachable, "{problem:?}");
                    self.unanswered = Some(act);
                    return self;
                }
            }
        }
    }

    /// What was receipted is there; what was not answered was kept whole or not at all, and sending it again is one act.
    fn find_everything(&mut self, world: &World) {
        self.caller = self.caller.on(world.wire());
        let kept = now(self.caller.call(&GetPoll { poll_id: world.poll_id })).unwrap().receipt;
        let act = self.unanswered.take().expect("the line broke under an act");
        if kept != self.receipt {
            let kept = kept.as_ref().expect("what was receipted is there");
            let before = self.receipt.as_ref().map_or(0, |receipt| receipt.version);
            assert_eq!((kept.version, kept.selection()), (before + 1, Some(&act.selection)));
        }
        let receipt = now(self.caller.call(&act)).expect("a receipt");
        if kept != self.receipt {
            assert_eq!(Some(&receipt), kept.as_ref(), "it was kept, and is not kept twice");
        }
        self.receipt = Some(receipt);
    }
}

#[test]
fn every_ballot_with_a_receipt_is_there_after_the_process_was_killed_amid_many_voters() {
    let mut world = World::founded();
    let joined = world.members(12);
    let mut voters: Vec<Voter> =
        joined.into_iter().map(|caller| Voter { caller, receipt: None, unanswered: None }).collect();
    for round in 1..=4 {
        let (told, heard) = channel();
        voters = std::thread::scope(|scope| {
            let begin = |voter: Voter| {
                let (poll_id, told) = (world.poll_id, told.clone());
                scope.spawn(move || voter.vote_until_the_line_breaks(poll_id, &told))
            };
            let voting: Vec<_> = voters.drain(..).map(begin).collect();
            // If no voter is left, nothing will be heard any more.
            drop(told);
            for _ in 0..50 * round {
                heard.recv().expect("a receipt");
            }
            world.kill();
            voting.into_iter().map(|voter| voter.join().expect("a voter")).collect()
        });
        world.start();
        voters.iter_mut().for_each(|voter| voter.find_everything(&world));
        let chose = |option: u16| {
            let chose = |voter: &&Voter| {
                voter.receipt.as_ref().unwrap().selection() == Some(&testkit::marking(&[option]))
            };
            u32::try_from(voters.iter().filter(chose).count()).unwrap()
        };
        let tally = now(world.founder().call(&GetTally { poll_id: world.poll_id })).unwrap();
        assert_eq!((votes(&tally), tally.turnout.cast), (vec![chose(1), chose(2)], 12), "round {round}");
    }
}

#[test]
fn killed_right_behind_a_receipt_it_still_knows_the_ballot() {
    let mut world = World::founded();
    let mut zhang = world.members(1).remove(0);
    let mut last: Option<Receipt> = None;
    for round in 1..=5 {
        let replaces = last.as_ref().map(|receipt| receipt.version);
        let act = CastBallot { replaces, ..cast(world.poll_id, &[1 + round % 2]) };
        let receipt = now(zhang.call(&act)).unwrap();
        world.kill();
        world.start();
        zhang = zhang.on(world.wire());
        let seen = now(zhang.call(&GetPoll { poll_id: world.poll_id })).unwrap();
        assert_eq!((seen.receipt.as_ref(), seen.tally.turnout.cast), (Some(&receipt), 1), "round {round}");
        assert_eq!(now(zhang.call(&act)).unwrap(), receipt, "a retry across the crash is the same act");
        last = Some(receipt);
    }
}

#[test]
fn the_program_writes_so_that_a_commit_waits_for_the_disk() {
    let mut world = World::founded();
    for time in ["at first", "and after it was killed"] {
        let health = now(health(&world.founder()));
        assert_eq!((&health["journal_mode"], &health["synchronous"]), (&"wal".into(), &2.into()), "{time}");
        world.kill();
        world.start();
    }
}

#[test]
fn a_commit_that_fails_gives_no_receipt_and_the_ballot_works_afterwards() {
    let mut world = World::founded();
    let voters = world.members(3);
    let acts: Vec<CastBallot> = voters.iter().map(|_| cast(world.poll_id, &[1])).collect();
    let lock = world.lock_the_database();
    let answers: Vec<Result<Receipt, Problem>> = std::thread::scope(|scope| {
        let pairs = voters.iter().zip(&acts);
        let voting: Vec<_> = pairs.map(|(voter, act)| scope.spawn(|| now(voter.call(act)))).collect();
        voting.into_iter().map(|voting| voting.join().expect("a voter")).collect()
    });
    for answer in answers {
        let problem = answer.expect_err("nothing could be kept");
        assert_eq!((problem.code, problem.retry_after.is_some()), (Code::Unavailable, true), "{problem:?}");
    }
    let seen = now(voters[0].call(&GetPoll { poll_id: world.poll_id })).unwrap();
    assert_eq!((seen.receipt, seen.tally.turnout.cast), (None, 0));
    drop(lock);
    for (voter, act) in voters.iter().zip(&acts) {
        assert_eq!(now(voter.call(act)).expect("a receipt").version, 1);
    }
    world.kill();
    world.start();
    let tally = now(world.founder().call(&GetTally { poll_id: world.poll_id })).unwrap();
    assert_eq!(votes(&tally), [3, 0]);
}
