//! What must hold of a sign-up, whoever comes, goes and comes again.

use domain::{
    Ballot, Base, Cast, CastKey, CastRefusal, Draft, Electorate, GroupId, Method, NamedBallot, Outcome,
    PersonId, Poll, PollId, Receipt, Secrecy, Selection, Share, Standing, Tally, Tracker, Visibility, cast,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

const MOST: u16 = 4;
const PEOPLE: usize = 8;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

fn poll(limit: Option<u32>) -> Poll {
    let draft = Draft {
        title: "周六爬山".parse().expect("title"),
        description: "".parse().expect("description"),
        options: vec!["报名".parse().expect("label")],
        slots: vec![],
        details: vec![],
        documents: vec![],
        method: Method::SignUp { limit, most: MOST },
        abstention: true,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: at(1000),
        zone: "Asia/Shanghai".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    let poll = draft.compose(PollId(nil), GroupId(nil), PersonId(nil), at(0)).expect("a poll");
    Poll { opened: Some(at(0)), ..poll }
}

/// A line as a store keeps it.
#[derive(Clone, Debug)]
struct Kept {
    receipt: Receipt,
    ballot: Ballot,
    joined: Option<u64>,
}

/// A sign-up as a store runs it: one act after the other.
struct Model {
    poll: Poll,
    kept: Vec<Option<Kept>>,
    tally: Tally,
}

impl Model {
    fn new(limit: Option<u32>) -> Self {
        let poll = poll(limit);
        let tally = Tally::empty(&poll, 9);
        Self { poll, kept: vec![None; PEOPLE], tally }
    }

    /// Somebody signs up for so many, or for none does not come.
    fn act(&mut self, who: usize, quantity: u16) -> Result<(), CastRefusal> {
        let before = self.kept[who].clone();
        let current = before.as_ref().map(|kept| kept.receipt.clone());
        let taken = self.tally.taken_by_others(self.poll.method, current.as_ref());
        let replaces = current.as_ref().map(|receipt| receipt.version);
        let note = "".parse().expect("a note");
        let selection = if quantity == 0 { Selection::Abstain } else { Selection::SignUp { quantity, note } };
        let asked = Cast { key: CastKey(Uuid::nil()), selection, replaces, edition: 1 };
        let standing = Standing { entitled: true, current, taken, turnout: self.tally.turnout };
        let ballot = cast(&self.poll, &standing, &asked, at(1))?;
        match &before {
            Some(old) => self.tally.replace(&old.ballot, &ballot),
            None => self.tally.add(&ballot),
        }
        self.tally.revision += 1;
        let joined = ballot.joined(before.and_then(|kept| kept.joined), self.tally.revision);
        let tracker = Tracker::from_random([0; 10]);
        let named = NamedBallot { tracker, at: at(1), selection: ballot.selection().clone(), edition: 1 };
        let version = replaces.unwrap_or(0) + 1;
        let receipt = Receipt { poll_id: self.poll.id, version, named: Some(named) };
        self.kept[who] = Some(Kept { receipt, ballot, joined });
        Ok(())
    }

    /// Who is in line, in its order.
    fn line(&self) -> Vec<usize> {
        let joined = |who: &usize| self.kept[*who].as_ref().and_then(|kept| kept.joined);
        let mut line: Vec<usize> = (0..PEOPLE).filter(|who| joined(who).is_some()).collect();
        line.sort_by_key(joined);
        line
    }

    fn places(&self) -> u32 {
        let lines = self.kept.iter().flatten().map(|kept| u32::from(kept.ballot.selection().quantity()));
        lines.sum()
    }
}

/// Who does what: signs up for so many, or does not come.
fn acts() -> impl Strategy<Value = Vec<(usize, u16)>> {
    prop::collection::vec((0..PEOPLE, 0..=MOST), 0..80)
}

proptest! {
    #[test]
    fn there_are_never_more_than_the_limit_and_whoever_is_refused_is_told_what_is_left(
        limit in 1u32..20, acts in acts()
    ) {
        let mut model = Model::new(Some(limit));
        for (who, quantity) in acts {
            let (before, mine) = (model.places(), model.kept[who].as_ref().map_or(0, |kept| kept.ballot.selection().quantity()));
            let answer = model.act(who, quantity);
            prop_assert!(model.places() <= limit);
            prop_assert_eq!(model.places(), model.tally.taken());
            match &answer {
                Ok(()) => {}
                Err(CastRefusal::Full { left }) => {
                    prop_assert_eq!(*left, limit - before);
                    prop_assert!(u32::from(quantity - mine) > *left, "it would have fitted");
                    prop_assert_eq!(model.places(), before);
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
            prop_assert!(quantity > mine || answer.is_ok(), "fewer are always given");
        }
    }

    #[test]
    fn a_line_keeps_its_place_until_it_is_taken_back_and_then_comes_last(acts in acts()) {
        let mut model = Model::new(None);
        for (who, quantity) in acts {
            let before = model.line();
            model.act(who, quantity).expect("without a limit there is room");
            let others = |line: Vec<usize>| line.into_iter().filter(|other| *other != who).collect::<Vec<_>>();
            let after = model.line();
            prop_assert_eq!(others(before.clone()), others(after.clone()), "of others nothing changes");
            match (before.contains(&who), quantity) {
                (true, 1..) => prop_assert_eq!(before, after),
                (false, 1..) => prop_assert_eq!(after.last(), Some(&who)),
                (_, 0) => prop_assert!(!after.contains(&who)),
            }
        }
        let joined: std::collections::BTreeSet<_> = model.kept.iter().flatten().filter_map(|kept| kept.joined).collect();
        prop_assert_eq!(joined.len(), model.line().len(), "no two have one place");
    }

    #[test]
    fn the_running_count_equals_a_recount_and_nobody_is_in_it_who_does_not_come(
        limit in prop::option::of(1u32..20), acts in acts()
    ) {
        let mut model = Model::new(limit);
        for (who, quantity) in acts {
            let _ = model.act(who, quantity);
        }
        let ballots = model.kept.iter().flatten().map(|kept| &kept.ballot);
        let recount = Tally::count(&model.poll, ballots, 9, model.tally.revision);
        prop_assert_eq!(&recount, &model.tally);
        let people = u32::try_from(model.line().len()).expect("few");
        prop_assert_eq!(model.tally.turnout.cast, people + model.tally.abstained);
        let outcome = match people {
            0 => Outcome::NoVote,
            people => Outcome::SignedUp { people, places: model.places() },
        };
        prop_assert_eq!(Outcome::of(&model.poll, &model.tally), outcome);
    }
}

#[test]
fn figures_are_of_the_places_there_are_or_of_those_who_may_come() {
    let mut model = Model::new(Some(20));
    for (who, quantity) in [(0, 4), (1, 1), (2, 0)] {
        model.act(who, quantity).expect("there is room");
    }
    let (poll, tally) = (&model.poll, &model.tally);
    let option = poll.options[0].id;
    assert_eq!(tally.share(poll.method, option), Share { votes: 5, base: Base::Places(20) });
    assert_eq!((tally.places_left(poll.method), tally.votes(option)), (Some(15), 2));
    let open = Method::SignUp { limit: None, most: MOST };
    assert_eq!(tally.share(open, option), Share { votes: 2, base: Base::Entitled(9) });
    assert_eq!(tally.places_left(open), None);
}
