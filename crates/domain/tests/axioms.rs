//! What every count must satisfy, whatever the ballots.

use domain::{
    Ballot, Draft, Electorate, GroupId, Method, OptionId, Outcome, PersonId, Poll, PollId, Secrecy,
    Selection, Tally, Visibility,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

fn poll(options: u16) -> Poll {
    let draft = Draft {
        title: "选举".parse().expect("title"),
        description: "".parse().expect("description"),
        options: (1..=options).map(|n| format!("候选人 {n}").parse().expect("label")).collect(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: Method::Multiple { min: 1, max: options },
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: Timestamp::from_second(1000).expect("in range"),
        zone: "UTC".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    draft.compose(PollId(nil), GroupId(nil), PersonId(nil), Timestamp::UNIX_EPOCH).expect("a poll")
}

prop_compose! {
    fn election()(options in 2u16..12)(
        marks in prop::collection::vec(prop::collection::btree_set(1..=options, 1..=usize::from(options)), 0..60),
        options in Just(options),
    ) -> (Poll, Vec<Ballot>) {
        let poll = poll(options);
        let ballots = marks.into_iter().map(|set| {
            let selection = Selection::Approve(set.into_iter().map(OptionId).collect());
            Ballot::of(&poll, &selection).expect("a ballot")
        }).collect();
        (poll, ballots)
    }
}

proptest! {
    #[test]
    fn anonymity_the_order_of_voters_changes_nothing(
        (poll, ballots, shuffled) in election().prop_flat_map(|(poll, ballots)| {
            (Just(poll), Just(ballots.clone()), Just(ballots).prop_shuffle())
        })
    ) {
        prop_assert_eq!(Tally::count(&poll, &ballots, 60, 1), Tally::count(&poll, &shuffled, 60, 1));
    }

    #[test]
    fn neutrality_swapping_two_options_on_every_ballot_swaps_their_votes((poll, ballots) in election()) {
        let swap = |id: OptionId| match id.0 { 1 => OptionId(2), 2 => OptionId(1), _ => id };
        let swapped: Vec<Ballot> = ballots.iter().map(|ballot| {
            let selection = Selection::Approve(ballot.selection().options().into_iter().map(swap).collect());
            Ballot::of(&poll, &selection).expect("a ballot")
        }).collect();
        let (before, after) = (Tally::count(&poll, &ballots, 60, 1), Tally::count(&poll, &swapped, 60, 1));
        for option in &poll.options {
            prop_assert_eq!(before.votes(option.id), after.votes(swap(option.id)));
        }
    }

    #[test]
    fn monotonicity_one_more_vote_for_the_winner_keeps_it_the_winner((poll, mut ballots) in election()) {
        if let Outcome::Winner { option, votes } = Outcome::of(&poll, &Tally::count(&poll, &ballots, 61, 1)) {
            ballots.push(Ballot::of(&poll, &Selection::Approve(vec![option])).expect("a ballot"));
            let after = Outcome::of(&poll, &Tally::count(&poll, &ballots, 61, 2));
            prop_assert_eq!(after, Outcome::Winner { option, votes: votes + 1 });
        }
    }

    #[test]
    fn the_running_count_equals_a_recount_after_any_changes(
        (poll, ballots) in election(), voters in prop::collection::vec(0usize..9, 0..60)
    ) {
        let mut kept: Vec<Option<Ballot>> = vec![None; 9];
        let mut running = Tally::empty(&poll, 9);
        for (voter, ballot) in voters.into_iter().zip(ballots) {
            match kept[voter].replace(ballot.clone()) {
                Some(old) => running.replace(&old, &ballot),
                None => running.add(&ballot),
            }
        }
        prop_assert_eq!(running, Tally::count(&poll, kept.iter().flatten(), 9, 0));
    }

    #[test]
    fn no_option_has_more_votes_than_there_are_voters((poll, ballots) in election()) {
        let tally = Tally::count(&poll, &ballots, 60, 1);
        prop_assert_eq!(tally.turnout.cast as usize, ballots.len());
        prop_assert!(tally.counts.iter().all(|count| count.votes <= tally.turnout.cast));
    }
}

proptest! {
    #[test]
    fn what_was_withdrawn_keeps_its_ballots_and_does_not_win((poll, ballots) in election(), place in 0usize..12) {
        let before = Tally::count(&poll, &ballots, 99, 1);
        let mut revised = poll.clone();
        let place = place % revised.options.len();
        revised.options[place].withdrawn = true;
        let kept: Vec<Ballot> = ballots
            .iter()
            .map(|ballot| Ballot::kept(&revised, ballot.selection()).expect("what was cast stays a ballot"))
            .collect();
        let after = Tally::count(&revised, &kept, 99, 1);
        prop_assert_eq!(&after, &before);
        let gone = revised.options[place].id;
        match Outcome::of(&revised, &after) {
            Outcome::Winner { option, votes } => {
                prop_assert!(option != gone);
                prop_assert_eq!(votes, revised.standing().map(|each| after.votes(each.id)).max().unwrap_or(0));
            }
            Outcome::Tie { options, .. } => prop_assert!(!options.contains(&gone)),
            Outcome::NoVote => prop_assert!(revised.standing().all(|each| after.votes(each.id) == 0)),
            Outcome::SignedUp { .. } => prop_assert!(false, "nobody signs up in an election"),
        }
    }
}
