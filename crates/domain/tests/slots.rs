//! What every count of a poll on times must satisfy, whoever can come when.

use domain::{
    Ballot, Draft, Electorate, GroupId, Method, OptionId, Outcome, PersonId, Poll, PollId, Secrecy,
    Selection, Slot, Tally, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

/// Hour by hour, from an hour behind 1970 on.
fn poll(slots: u16) -> Poll {
    let at = |hour: u16| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour.into());
    let draft = Draft {
        title: "何时开会".parse().expect("title"),
        description: "".parse().expect("description"),
        options: vec![],
        slots: (1..=slots).map(|hour| Slot { starts: at(hour), ends: at(hour + 1) }).collect(),
        details: vec![],
        documents: vec![],
        method: Method::Slots,
        abstention: true,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: Timestamp::from_second(1000).expect("in range"),
        zone: "Asia/Shanghai".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    draft.compose(PollId(nil), GroupId(nil), PersonId(nil), Timestamp::UNIX_EPOCH).expect("a poll")
}

/// What a voter says to each slot: no, if need be, yes.
type Answers = Vec<u8>;

fn ballot(poll: &Poll, answers: &[u8]) -> Ballot {
    let those = |wanted: u8| {
        let all = poll.options.iter().zip(answers);
        all.filter(|(_, answer)| **answer == wanted).map(|(option, _)| option.id).collect()
    };
    let selection = Selection::Slots { yes: those(2), if_need_be: those(1) };
    Ballot::of(poll, &selection).expect("a ballot")
}

fn counted(poll: &Poll, all: &[Answers]) -> Tally {
    let ballots: Vec<Ballot> = all.iter().map(|answers| ballot(poll, answers)).collect();
    Tally::count(poll, &ballots, 99, 1)
}

/// Up to 40 voters on 2 to 6 slots.
fn meeting() -> impl Strategy<Value = (u16, Vec<Answers>)> {
    (2u16..7).prop_flat_map(|slots| {
        let answers = prop::collection::vec(0u8..3, usize::from(slots));
        (Just(slots), prop::collection::vec(answers, 0..40))
    })
}

/// How many can come, and how many without reserve.
fn figures(tally: &Tally) -> Vec<(u32, u32)> {
    tally.counts.iter().map(|count| (count.votes, count.points)).collect()
}

proptest! {
    #[test]
    fn anonymity_the_order_of_voters_changes_nothing(
        (slots, all, shuffled) in meeting().prop_flat_map(|(slots, all)| {
            (Just(slots), Just(all.clone()), Just(all).prop_shuffle())
        })
    ) {
        let poll = poll(slots);
        prop_assert_eq!(counted(&poll, &all), counted(&poll, &shuffled));
    }

    #[test]
    fn neutrality_what_is_said_of_two_slots_the_other_way_round_moves_their_figures_and_only_a_tie_goes_by_time(
        (slots, all) in meeting()
    ) {
        let poll = poll(slots);
        let swapped: Vec<Answers> =
            all.iter().map(|answers| { let mut answers = answers.clone(); answers.swap(0, 1); answers }).collect();
        let (before, after) = (counted(&poll, &all), counted(&poll, &swapped));
        let mut moved = figures(&before);
        moved.swap(0, 1);
        prop_assert_eq!(&moved, &figures(&after));
        let best = moved.iter().max().copied().unwrap_or_default();
        if moved.iter().filter(|figures| **figures == best).count() == 1
            && let Outcome::Winner { option, .. } = Outcome::of(&poll, &before)
        {
            let there = match option.0 { 1 => OptionId(2), 2 => OptionId(1), _ => option };
            prop_assert_eq!(Outcome::of(&poll, &after), Outcome::Winner { option: there, votes: best.0 });
        }
    }

    #[test]
    fn the_winner_is_as_the_printed_rule_says((slots, all) in meeting()) {
        let poll = poll(slots);
        let tally = counted(&poll, &all);
        // Most who can; then the fewest reluctant among them; then the earliest.
        let mut order: Vec<(u32, u32, u16)> = tally
            .counts
            .iter()
            .map(|count| (u32::MAX - count.votes, tally.reluctant(count.option), count.option.0))
            .collect();
        order.sort_unstable();
        match Outcome::of(&poll, &tally) {
            Outcome::Winner { option, votes } => {
                prop_assert_eq!((u32::MAX - votes, option.0), (order[0].0, order[0].2));
            }
            other => {
                prop_assert_eq!(other, Outcome::NoVote, "there is no tie");
                prop_assert!(tally.counts.iter().all(|count| count.votes == 0));
            }
        }
    }

    #[test]
    fn monotonicity_a_winner_that_suits_one_voter_better_is_still_the_winner(
        (slots, mut all) in meeting(), voter in any::<prop::sample::Index>()
    ) {
        prop_assume!(!all.is_empty());
        let poll = poll(slots);
        if let Outcome::Winner { option, .. } = Outcome::of(&poll, &counted(&poll, &all)) {
            let voter = voter.index(all.len());
            let place = usize::from(option.0) - 1;
            all[voter][place] = (all[voter][place] + 1).min(2);
            let after = Outcome::of(&poll, &counted(&poll, &all));
            prop_assert!(matches!(after, Outcome::Winner { option: still, .. } if still == option), "{after:?}");
        }
    }

    #[test]
    fn the_running_count_equals_a_recount_after_any_changes(
        (slots, all) in meeting(), voters in prop::collection::vec(0usize..9, 0..60)
    ) {
        let poll = poll(slots);
        let mut kept: Vec<Option<Ballot>> = vec![None; 9];
        let mut running = Tally::empty(&poll, 9);
        for (voter, answers) in voters.into_iter().zip(all) {
            let ballot = ballot(&poll, &answers);
            match kept[voter].replace(ballot.clone()) {
                Some(old) => running.replace(&old, &ballot),
                None => running.add(&ballot),
            }
        }
        prop_assert_eq!(running, Tally::count(&poll, kept.iter().flatten(), 9, 0));
    }

    #[test]
    fn nobody_comes_twice_and_the_reluctant_are_among_those_who_can((slots, all) in meeting()) {
        let tally = counted(&poll(slots), &all);
        let sane = |count: &domain::OptionCount| count.points <= count.votes && count.votes <= tally.turnout.cast;
        prop_assert!(tally.counts.iter().all(sane));
    }
}

#[test]
fn of_two_that_suit_as_many_the_one_with_fewer_reluctant_wins_and_else_the_earlier() {
    let poll = poll(3);
    for (all, winner) in [
        // The second suits as many as the first, and nobody minds.
        (vec![vec![1, 2, 0], vec![2, 2, 0]], 2),
        (vec![vec![2, 2, 0], vec![2, 2, 0]], 1),
        // Many who mind outweigh few who do not.
        (vec![vec![2, 0, 1], vec![0, 0, 1]], 3),
    ] {
        let outcome = Outcome::of(&poll, &counted(&poll, &all));
        assert!(
            matches!(outcome, Outcome::Winner { option: OptionId(won), .. } if won == winner),
            "{all:?}: {outcome:?}"
        );
    }
    assert_eq!(Outcome::of(&poll, &counted(&poll, &[vec![0, 0, 0]])), Outcome::NoVote);
}
