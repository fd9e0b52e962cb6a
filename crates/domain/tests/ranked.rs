//! What every count of rankings and of points must satisfy, and that others count the same.

use domain::{
    Ballot, Draft, Electorate, GroupId, Method, OptionId, Outcome, PersonId, Poll, PollId, RankedCount,
    Scored, Secrecy, Selection, Tally, Visibility,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;
use vote::{Preference, RunoffOutcome, borda, instant_runoff};

const BORDA: Method = Method::Ranked { min: 1, count: RankedCount::Borda };
const RUNOFF: Method = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };

fn poll(options: u16, method: Method) -> Poll {
    let draft = Draft {
        title: "小区命名".parse().expect("title"),
        description: "".parse().expect("description"),
        options: (1..=options).map(|n| format!("名称 {n}").parse().expect("label")).collect(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method,
        abstention: true,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: Timestamp::from_second(1000).expect("in range"),
        zone: "UTC".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    draft.compose(PollId(nil), GroupId(nil), PersonId(nil), Timestamp::UNIX_EPOCH).expect("a poll")
}

fn ranked(poll: &Poll, options: &[u16]) -> Ballot {
    let ranking = options.iter().copied().map(OptionId).collect();
    Ballot::of(poll, &Selection::Rank(ranking)).expect("a ballot")
}

fn counted(poll: &Poll, rankings: &[Vec<u16>]) -> Tally {
    let ballots: Vec<Ballot> = rankings.iter().map(|ranking| ranked(poll, ranking)).collect();
    Tally::count(poll, &ballots, 99, 1)
}

/// Rankings of up to all of 2 to 6 options, by up to 40 voters.
fn election(complete: bool) -> impl Strategy<Value = (u16, Vec<Vec<u16>>)> {
    (2u16..7).prop_flat_map(move |options| {
        let all: Vec<u16> = (1..=options).collect();
        let least = if complete { all.len() } else { 1 };
        let ranking = (Just(all).prop_shuffle(), least..=usize::from(options)).prop_map(|(mut all, n)| {
            all.truncate(n);
            all
        });
        (Just(options), prop::collection::vec(ranking, 0..40))
    })
}

fn points(poll: &Poll, tally: &Tally) -> Vec<u32> {
    poll.options.iter().map(|option| tally.figure(poll.method, option.id)).collect()
}

proptest! {
    #[test]
    fn complete_rankings_have_the_points_that_another_program_gives((options, rankings) in election(true)) {
        prop_assume!(!rankings.is_empty());
        let poll = poll(options, BORDA);
        let tally = counted(&poll, &rankings);
        for group in borda(&Preference::new(rankings).expect("complete")).groups() {
            for &option in &group.candidates {
                prop_assert_eq!(u128::from(tally.figure(BORDA, OptionId(option))), group.score);
            }
        }
    }

    #[test]
    fn complete_rankings_run_off_as_in_another_program_until_it_meets_a_tie(
        (options, rankings) in election(true)
    ) {
        prop_assume!(!rankings.is_empty());
        let poll = poll(options, RUNOFF);
        let ours = counted(&poll, &rankings);
        let theirs = instant_runoff(&Preference::new(rankings).expect("complete"));
        for (our, their) in ours.rounds.iter().zip(theirs.rounds()) {
            for group in their.tallies.groups() {
                for &option in &group.candidates {
                    prop_assert_eq!(u128::from(our.votes(OptionId(option))), group.score);
                }
            }
            if let Some(out) = their.eliminated {
                prop_assert_eq!(our.out, Some(OptionId(out)));
            }
        }
        if let RunoffOutcome::Winner(winner) = theirs.outcome() {
            prop_assert_eq!(ours.rounds.len(), theirs.rounds().len());
            let won = matches!(Outcome::of(&poll, &ours), Outcome::Winner { option, .. } if option.0 == *winner);
            prop_assert!(won);
        }
    }

    #[test]
    fn anonymity_the_order_of_voters_changes_nothing(
        (options, rankings, shuffled) in election(false).prop_flat_map(|(options, rankings)| {
            (Just(options), Just(rankings.clone()), Just(rankings).prop_shuffle())
        })
    ) {
        for method in [BORDA, RUNOFF] {
            let poll = poll(options, method);
            prop_assert_eq!(counted(&poll, &rankings), counted(&poll, &shuffled));
        }
    }

    #[test]
    fn neutrality_of_points_swapping_two_options_on_every_ballot_swaps_them(
        (options, rankings) in election(false)
    ) {
        let poll = poll(options, BORDA);
        let swap = |option: &u16| match option { 1 => 2, 2 => 1, other => *other };
        let swapped: Vec<Vec<u16>> = rankings.iter().map(|r| r.iter().map(swap).collect()).collect();
        let (before, mut after) = (points(&poll, &counted(&poll, &rankings)), points(&poll, &counted(&poll, &swapped)));
        after.swap(0, 1);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn monotonicity_of_points_raising_the_winner_on_a_ballot_keeps_it_the_winner(
        (options, mut rankings) in election(false), which in any::<prop::sample::Index>()
    ) {
        let poll = poll(options, BORDA);
        if let Outcome::Winner { option, .. } = Outcome::of(&poll, &counted(&poll, &rankings)) {
            let raised = which.get_mut(&mut rankings);
            raised.retain(|ranked| *ranked != option.0);
            raised.insert(0, option.0);
            let after = Outcome::of(&poll, &counted(&poll, &rankings));
            let stays = matches!(after, Outcome::Winner { option: again, .. } if again == option);
            prop_assert!(stays);
        }
    }

    #[test]
    fn in_every_round_each_ballot_is_counted_once_or_exhausted((options, rankings) in election(false)) {
        let tally = counted(&poll(options, RUNOFF), &rankings);
        for round in &tally.rounds {
            let votes: u32 = round.votes.iter().map(|each| each.votes).sum();
            prop_assert_eq!((votes + round.exhausted) as usize, rankings.len());
        }
        let last = tally.rounds.last().map(|round| round.out);
        prop_assert!(matches!(last, None | Some(None)), "nobody is out behind the last round");
    }

    #[test]
    fn the_running_figures_equal_a_recount_after_any_changes(
        (options, rankings) in election(false), voters in prop::collection::vec(0usize..6, 0..40)
    ) {
        let poll = poll(options, RUNOFF);
        let mut kept: Vec<Option<Ballot>> = vec![None; 6];
        let mut running = Tally::empty(&poll, 6);
        for (voter, ranking) in voters.into_iter().zip(&rankings) {
            let ballot = ranked(&poll, ranking);
            match kept[voter].replace(ballot.clone()) {
                Some(old) => running.replace(&old, &ballot),
                None => running.add(&ballot),
            }
        }
        let recount = Tally::count(&poll, kept.iter().flatten(), 6, 0);
        prop_assert_eq!(running, Tally { rounds: vec![], ..recount });
    }

    #[test]
    fn scores_add_up_and_never_pass_the_most_there_could_be(
        scores in prop::collection::vec(prop::collection::vec(1u8..=5, 3), 0..30), abstained in 0u32..5
    ) {
        let poll = poll(3, Method::Score);
        let score = |points: &Vec<u8>| {
            let scored = (1..).map(OptionId).zip(points).map(|(option, &points)| Scored { option, points });
            Ballot::of(&poll, &Selection::Score(scored.collect())).expect("a ballot")
        };
        let mut ballots: Vec<Ballot> = scores.iter().map(score).collect();
        ballots.extend((0..abstained).map(|_| Ballot::of(&poll, &Selection::Abstain).expect("a ballot")));
        let tally = Tally::count(&poll, &ballots, 99, 1);
        prop_assert_eq!((tally.abstained, tally.turnout.cast as usize), (abstained, ballots.len()));
        for (place, option) in poll.options.iter().enumerate() {
            let sum: u32 = scores.iter().map(|points| u32::from(points[place])).sum();
            let share = tally.share(poll.method, option.id);
            prop_assert_eq!(tally.figure(poll.method, option.id), sum);
            prop_assert!(share.votes <= share.base.size());
        }
    }
}

/// Instant run-off is not monotonic: 17 voters, an example in the form of Fishburn and Brams, "Paradoxes of
/// Preferential Voting" (Mathematics Magazine 56, 1983). Two voters raise the winner, and it loses.
#[test]
fn raising_the_winner_can_make_it_lose_a_runoff() {
    let poll = poll(3, RUNOFF);
    let profile = |groups: [(usize, [u16; 3]); 4]| -> Vec<Vec<u16>> {
        groups.iter().flat_map(|(voters, ranking)| vec![ranking.to_vec(); *voters]).collect()
    };
    let winner = |rankings: &[Vec<u16>]| match Outcome::of(&poll, &counted(&poll, rankings)) {
        Outcome::Winner { option, .. } => option.0,
        other => panic!("{other:?}"),
    };
    assert_eq!(winner(&profile([(6, [1, 2, 3]), (5, [3, 1, 2]), (4, [2, 3, 1]), (2, [2, 1, 3])])), 1);
    // The last two now rank 1 before 2: the run-off is against 3, and lost.
    assert_eq!(winner(&profile([(6, [1, 2, 3]), (5, [3, 1, 2]), (4, [2, 3, 1]), (2, [1, 2, 3])])), 3);
}
