//! What every act of casting must satisfy, whatever is asked for, by whom and when.

use domain::{
    Ballot, Cast, CastKey, CastRefusal, Draft, Electorate, GroupId, Method, NamedBallot, OptionId, PersonId,
    Poll, PollId, Receipt, Secrecy, Selection, Standing, Tally, Tracker, Turnout, Visibility, cast,
};
use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

const VOTERS: u8 = 4;
const CLOSES: i64 = 100;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}

/// Choose one or two of three, until [`CLOSES`].
fn poll() -> Poll {
    let draft = Draft {
        title: "选举".parse().expect("title"),
        description: "".parse().expect("description"),
        options: ["甲", "乙", "丙"].map(|label| label.parse().expect("label")).to_vec(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: Method::Multiple { min: 1, max: 2 },
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: at(CLOSES),
        zone: "UTC".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    let poll = draft.compose(PollId(nil), GroupId(nil), PersonId(nil), at(0)).expect("a poll");
    Poll { opened: Some(at(0)), ..poll }
}

/// Somebody asks for something at some time; the last of the voters is not on the electorate.
#[derive(Clone, Debug)]
struct Act {
    voter: u8,
    marks: Vec<OptionId>,
    replaces: Option<u32>,
    now: i64,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let marks = prop::collection::vec((0u16..5).prop_map(OptionId), 0..4);
    let act = (0..VOTERS, marks, prop::option::of(0u32..4), 0..CLOSES + 20)
        .prop_map(|(voter, marks, replaces, now)| Act { voter, marks, replaces, now });
    prop::collection::vec(act, 0..60)
}

/// The ballot that counts, by voter.
type Counts = BTreeMap<u8, (Receipt, Ballot)>;

/// Every act in turn, kept as a store would keep it: what was refused, and what counts.
fn play(poll: &Poll, acts: &[Act]) -> (Vec<Option<CastRefusal>>, Counts) {
    let mut counts = Counts::new();
    let refusals = acts.iter().map(|act| {
        let current = counts.get(&act.voter).map(|(receipt, _)| receipt.clone());
        let version = current.as_ref().map_or(0, |receipt| receipt.version) + 1;
        let turnout = Turnout { cast: u32::try_from(counts.len()).expect("few"), entitled: 5 };
        let standing = Standing { entitled: act.voter + 1 < VOTERS, current, taken: 0, turnout };
        let selection = Selection::Approve(act.marks.clone());
        let asked = Cast { key: CastKey(Uuid::nil()), selection, replaces: act.replaces, edition: 1 };
        match cast(poll, &standing, &asked, at(act.now)) {
            Ok(ballot) => {
                let tracker = Tracker::from_random([act.voter; 10]);
                let selection = ballot.selection().clone();
                let named = NamedBallot { tracker, at: at(act.now), selection, edition: 1 };
                let named = (!poll.secrecy.detaches()).then_some(named);
                let receipt = Receipt { poll_id: poll.id, version, named };
                counts.insert(act.voter, (receipt, ballot));
                None
            }
            Err(refusal) => Some(refusal),
        }
    });
    (refusals.collect(), counts)
}

proptest! {
    #[test]
    fn nothing_is_taken_from_the_close_on_or_from_whoever_may_not_vote(acts in acts()) {
        let (refusals, counts) = play(&poll(), &acts);
        for (act, refusal) in acts.iter().zip(refusals) {
            if act.now >= CLOSES {
                prop_assert_eq!(refusal, Some(CastRefusal::Closed { at: at(CLOSES) }));
            } else if act.voter + 1 == VOTERS {
                prop_assert_eq!(refusal, Some(CastRefusal::NotEntitled));
            }
        }
        prop_assert!(!counts.contains_key(&(VOTERS - 1)));
    }

    #[test]
    fn a_ballot_takes_the_place_of_just_the_one_that_its_voter_saw(acts in acts()) {
        let poll = poll();
        for end in 1..=acts.len() {
            let (before, _) = acts.split_at(end - 1);
            let act = &acts[end - 1];
            let seen = play(&poll, before).1.get(&act.voter).map(|(receipt, _)| receipt.version);
            let (refusals, counts) = play(&poll, &acts[..end]);
            if refusals[end - 1].is_none() {
                prop_assert_eq!(act.replaces, seen);
                prop_assert_eq!(counts[&act.voter].0.version, seen.unwrap_or(0) + 1);
            }
        }
    }

    #[test]
    fn what_was_refused_changes_nothing_and_each_voter_has_one_valid_ballot(acts in acts()) {
        let poll = poll();
        let (refusals, counts) = play(&poll, &acts);
        let taken: Vec<Act> =
            acts.iter().zip(&refusals).filter(|(_, why)| why.is_none()).map(|(act, _)| act.clone()).collect();
        prop_assert_eq!(&play(&poll, &taken).1, &counts);
        for (receipt, ballot) in counts.values() {
            let kept = receipt.selection().expect("a named ballot");
            prop_assert_eq!(Ballot::of(&poll, kept), Ok(ballot.clone()));
            prop_assert!((1..=2).contains(&ballot.selection().options().len()));
        }
        let ballots: Vec<Ballot> = counts.values().map(|(_, ballot)| ballot.clone()).collect();
        let tally = Tally::count(&poll, &ballots, u32::from(VOTERS) - 1, 1);
        prop_assert_eq!(usize::try_from(tally.turnout.cast).expect("small"), counts.len());
    }

    #[test]
    fn in_an_anonymous_poll_the_first_valid_ballot_of_each_voter_stands_whatever_they_ask_later(acts in acts()) {
        let poll = Poll { secrecy: Secrecy::Anonymous, visibility: Visibility::AfterClose, ..poll() };
        let (refusals, counts) = play(&poll, &acts);
        for (receipt, _) in counts.values() {
            prop_assert_eq!((receipt.version, receipt.named.as_ref()), (1, None));
        }
        for (voter, (_, ballot)) in &counts {
            let first = acts.iter().zip(&refusals).find(|(act, why)| act.voter == *voter && why.is_none());
            let (act, _) = first.expect("their ballot was taken");
            prop_assert_eq!(&Ballot::of(&poll, &Selection::Approve(act.marks.clone())), &Ok(ballot.clone()));
        }
        for (end, (act, why)) in acts.iter().zip(&refusals).enumerate() {
            let voted = acts[..end].iter().zip(&refusals).any(|(a, why)| a.voter == act.voter && why.is_none());
            prop_assert_eq!(*why == Some(CastRefusal::AlreadyCast), voted && act.now < CLOSES);
        }
    }
}
