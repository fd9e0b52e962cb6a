use super::{Cast, CastRefusal, Standing, cast};
use crate::{
    Ballot, CastKey, Draft, Electorate, GroupId, Method, NamedBallot, OptionId, PersonId, Poll, PollId,
    RankedCount, Receipt, Scored, Secrecy, Selection, SelectionFault, Tracker, Turnout, Visibility,
};
use jiff::Timestamp;
use uuid::Uuid;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}
fn open(method: Method) -> Poll {
    let draft = Draft {
        title: "业委会选举".parse().expect("title"),
        description: "".parse().expect("description"),
        options: ["甲", "乙", "丙", "丁", "戊"].map(|o| o.parse().expect("label")).to_vec(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::FrozenAtOpening,
        deadline: at(1000),
        zone: "Asia/Shanghai".parse().expect("zone"),
    };
    let poll = draft.compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), PersonId(Uuid::nil()), at(0));
    Poll { opened: Some(at(0)), ..poll.expect("a poll") }
}
fn mark(options: &[u16], replaces: Option<u32>) -> Cast {
    let selection = Selection::Approve(options.iter().copied().map(OptionId).collect());
    Cast { key: CastKey(Uuid::nil()), selection, replaces, edition: 1 }
}
const FIVE: Turnout = Turnout { cast: 0, entitled: 5 };
fn voter(version: Option<u32>) -> Standing {
    let named = NamedBallot {
        tracker: Tracker::from_random([0; 10]),
        at: at(1),
        selection: Selection::Approve(vec![OptionId(1)]),
        edition: 1,
    };
    let receipt = |version| Receipt { poll_id: PollId(Uuid::nil()), version, named: Some(named) };
    Standing { entitled: true, current: version.map(receipt), taken: 0, turnout: FIVE }
}

#[test]
fn a_ballot_is_taken_until_the_second_of_the_deadline() {
    let poll = open(Method::Single);
    assert!(cast(&poll, &voter(None), &mark(&[1], None), at(999)).is_ok());
    assert_eq!(
        cast(&poll, &voter(None), &mark(&[1], None), at(1000)),
        Err(CastRefusal::Closed { at: at(1000) })
    );
}

#[test]
fn a_draft_and_a_withdrawn_poll_take_none() {
    let draft = Poll { opened: None, ..open(Method::Single) };
    assert_eq!(cast(&draft, &voter(None), &mark(&[1], None), at(1)), Err(CastRefusal::NotOpenYet));
    let by = PersonId(Uuid::nil());
    let withdrawal = crate::Withdrawal { at: at(5), by, reason: "写错了".parse().expect("reason") };
    let withdrawn = Poll { withdrawn: Some(withdrawal), ..open(Method::Single) };
    assert_eq!(cast(&withdrawn, &voter(None), &mark(&[1], None), at(6)), Err(CastRefusal::Withdrawn));
}

#[test]
fn one_who_is_not_entitled_is_told_so_before_anything_about_the_marks() {
    let stranger = Standing { entitled: false, current: None, taken: 0, turnout: FIVE };
    let poll = open(Method::Single);
    assert_eq!(cast(&poll, &stranger, &mark(&[9, 9], None), at(1)), Err(CastRefusal::NotEntitled));
}

#[test]
fn the_marks_must_be_a_ballot_of_this_poll() {
    use SelectionFault::{Duplicate, Empty, TooFew, TooMany, UnknownOption};
    let three = Method::Multiple { min: 3, max: 3 };
    for (method, options, fault) in [
        (Method::Single, vec![], Empty),
        (Method::Single, vec![1, 2], TooMany { max: 1 }),
        (Method::Single, vec![6], UnknownOption { option: OptionId(6) }),
        (three, vec![1, 2], TooFew { min: 3 }),
        (three, vec![1, 2, 3, 4], TooMany { max: 3 }),
        (three, vec![2, 1, 2], Duplicate { option: OptionId(2) }),
    ] {
        let refused = cast(&open(method), &voter(None), &mark(&options, None), at(1));
        assert_eq!(refused, Err(CastRefusal::Selection(fault)), "{method:?} {options:?}");
    }
}

#[test]
fn three_of_five_in_any_order_is_one_and_the_same_ballot() {
    let poll = open(Method::Multiple { min: 3, max: 3 });
    let one = cast(&poll, &voter(None), &mark(&[5, 1, 3], None), at(1)).expect("a ballot");
    let other = cast(&poll, &voter(None), &mark(&[1, 3, 5], None), at(2)).expect("a ballot");
    assert_eq!(one, other);
    assert_eq!(one.selection().options(), [OptionId(1), OptionId(3), OptionId(5)]);
}

#[test]
fn an_old_queued_ballot_never_overwrites_a_newer_one() {
    let poll = open(Method::Single);
    assert!(cast(&poll, &voter(Some(2)), &mark(&[1], Some(2)), at(1)).is_ok());
    for old in [None, Some(1), Some(3)] {
        let refused = cast(&poll, &voter(Some(2)), &mark(&[1], old), at(1));
        assert_eq!(refused, Err(CastRefusal::Superseded { current: 2 }), "{old:?}");
    }
}

#[test]
fn each_method_takes_its_own_marks_and_no_others() {
    use SelectionFault::{Duplicate, Empty, NoAbstention, OtherMethod, Points, TooFew, UnknownOption};
    let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect::<Vec<_>>();
    let rank = |options: &[u16]| Selection::Rank(ids(options));
    let score = |points: &[(u16, u8)]| {
        let scored = points.iter().map(|&(option, points)| Scored { option: OptionId(option), points });
        Selection::Score(scored.collect())
    };
    let three = Method::Ranked { min: 3, count: RankedCount::Borda };
    let all = [(1, 5), (2, 4), (3, 3), (4, 2), (5, 1)];
    for (method, selection, answer) in [
        (three, rank(&[2, 5, 1]), Ok(())),
        (three, rank(&[2, 5]), Err(TooFew { min: 3 })),
        (three, rank(&[2, 5, 2]), Err(Duplicate { option: OptionId(2) })),
        (three, rank(&[2, 5, 9]), Err(UnknownOption { option: OptionId(9) })),
        (three, rank(&[]), Err(Empty)),
        (three, Selection::Approve(ids(&[1, 2, 3])), Err(OtherMethod)),
        (Method::Single, rank(&[1]), Err(OtherMethod)),
        (Method::Score, score(&all), Ok(())),
        (Method::Score, score(&all[1..]), Err(TooFew { min: 5 })),
        (
            Method::Score,
            score(&[(1, 6), (2, 4), (3, 3), (4, 2), (5, 1)]),
            Err(Points { option: OptionId(1) }),
        ),
        (
            Method::Score,
            score(&[(1, 5), (2, 4), (3, 3), (4, 2), (5, 0)]),
            Err(Points { option: OptionId(5) }),
        ),
        (Method::Single, Selection::Abstain, Err(NoAbstention)),
    ] {
        let said = Ballot::of(&open(method), &selection).map(drop);
        assert_eq!(said, answer, "{method:?} {selection:?}");
    }
    let lenient = Poll { abstention: true, ..open(three) };
    assert!(Ballot::of(&lenient, &Selection::Abstain).is_ok());
}

#[test]
fn the_order_of_a_ranking_is_kept_and_of_scores_is_not() {
    let poll = open(Method::Ranked { min: 1, count: RankedCount::InstantRunoff });
    let ranking = Selection::Rank(vec![OptionId(4), OptionId(1)]);
    assert_eq!(Ballot::of(&poll, &ranking).expect("a ballot").selection(), &ranking);
    let scored = |option, points| Scored { option: OptionId(option), points };
    let (mut up, poll) = ((1..=5).map(|o| scored(o, 3)).collect::<Vec<_>>(), open(Method::Score));
    let ordered = Selection::Score(up.clone());
    up.reverse();
    assert_eq!(Ballot::of(&poll, &Selection::Score(up)).expect("a ballot").selection(), &ordered);
}

#[test]
fn a_ballot_that_nobody_can_find_again_is_final() {
    let poll = Poll { secrecy: Secrecy::Anonymous, ..open(Method::Single) };
    assert!(cast(&poll, &voter(None), &mark(&[1], None), at(1)).is_ok());
    let recorded = Receipt { poll_id: poll.id, version: 1, named: None };
    let voted = Standing { entitled: true, current: Some(recorded), taken: 0, turnout: FIVE };
    for (marks, replaces) in [(&[1][..], Some(1)), (&[2], Some(1)), (&[2], None), (&[9, 9], Some(7))] {
        let refused = cast(&poll, &voted, &mark(marks, replaces), at(1));
        assert_eq!(refused, Err(CastRefusal::AlreadyCast), "{marks:?} {replaces:?}");
    }
    let late = cast(&poll, &voted, &mark(&[1], Some(1)), at(1000));
    assert_eq!(late, Err(CastRefusal::Closed { at: at(1000) }), "time is told first");
}

#[test]
fn the_first_ballot_that_nobody_is_to_find_again_needs_five_who_may_cast_one() {
    let secret = Poll { secrecy: Secrecy::Anonymous, ..open(Method::Single) };
    let among = |cast, entitled| Standing { turnout: Turnout { cast, entitled }, ..voter(None) };
    let first = |poll: &Poll, standing| cast(poll, &standing, &mark(&[1], None), at(1)).map(|_| ());
    assert_eq!(first(&secret, among(0, 5)), Ok(()));
    let too_small = CastRefusal::ElectorateTooSmall { entitled: 4, least: 5 };
    assert_eq!(first(&secret, among(0, 4)), Err(too_small));
    assert_eq!(first(&secret, among(1, 4)), Ok(()), "without it the ballot of the one would stand alone");
    assert_eq!(first(&open(Method::Single), among(0, 1)), Ok(()), "with names there is nothing to hide");
}

#[test]
fn to_slots_one_says_when_one_can_come_and_to_none_is_an_answer_too() {
    use SelectionFault::{Duplicate, OtherMethod, UnknownOption};
    let slots = |yes: &[u16], if_need_be: &[u16]| {
        let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect();
        Selection::Slots { yes: ids(yes), if_need_be: ids(if_need_be) }
    };
    let poll = Poll { method: Method::Slots, ..open(Method::Single) };
    for (said, kept) in [
        (slots(&[3, 1], &[2]), Ok(slots(&[1, 3], &[2]))),
        (slots(&[], &[]), Ok(slots(&[], &[]))),
        (slots(&[1], &[1]), Err(Duplicate { option: OptionId(1) })),
        (slots(&[1, 1], &[]), Err(Duplicate { option: OptionId(1) })),
        (slots(&[], &[9]), Err(UnknownOption { option: OptionId(9) })),
        (Selection::Approve(vec![OptionId(1)]), Err(OtherMethod)),
    ] {
        let ballot = Ballot::of(&poll, &said).map(|ballot| ballot.selection().clone());
        assert_eq!(ballot, kept, "{said:?}");
    }
    assert_eq!(Ballot::of(&open(Method::Single), &slots(&[1], &[])), Err(OtherMethod));
}

fn sign_up(limit: Option<u32>, most: u16) -> Poll {
    let mut poll = Poll { method: Method::SignUp { limit, most }, abstention: true, ..open(Method::Single) };
    poll.options.truncate(1);
    poll
}
fn line(quantity: u16, note: &str) -> Selection {
    Selection::SignUp { quantity, note: note.parse().expect("a note") }
}
/// One with a line for `mine`, if that is any, where others have `taken`.
fn in_line(mine: u16, taken: u32) -> Standing {
    let standing = voter((mine > 0).then_some(1));
    let current = standing.current.map(|receipt| Receipt {
        named: receipt.named.map(|named| NamedBallot { selection: line(mine, ""), ..named }),
        ..receipt
    });
    Standing { current, taken, ..standing }
}

#[test]
fn a_line_is_for_as_many_as_one_may_bring_and_nobody_signs_up_for_none() {
    use SelectionFault::{OtherMethod, Quantity};
    for (quantity, answer) in
        [(0, Err(Quantity { most: 5 })), (1, Ok(())), (5, Ok(())), (6, Err(Quantity { most: 5 }))]
    {
        let said = Ballot::of(&sign_up(None, 5), &line(quantity, "带孩子")).map(drop);
        assert_eq!(said, answer, "{quantity}");
    }
    let marked = Selection::Approve(vec![OptionId(1)]);
    assert_eq!(Ballot::of(&sign_up(None, 5), &marked), Err(OtherMethod));
    assert_eq!(Ballot::of(&open(Method::Single), &line(1, "")), Err(OtherMethod));
    assert!(Ballot::of(&sign_up(None, 1), &Selection::Abstain).is_ok(), "not to come is an answer");
    let mut gone = sign_up(None, 5);
    gone.options[0].withdrawn = true;
    let said = Ballot::of(&gone, &line(1, "")).map(drop);
    assert_eq!(said, Err(SelectionFault::WithdrawnOption { option: gone.options[0].id }));
}

#[test]
fn there_is_room_up_to_the_limit_and_fewer_are_always_given() {
    let left = |left| Err(CastRefusal::Full { left });
    for (mine, taken, wanted, answer) in [
        (0, 18, 2, Ok(())),
        (0, 18, 3, left(2)),
        (0, 20, 1, left(0)),
        // One's own places are one's own: 3 of 20 and 15 of others leave 2.
        (3, 15, 5, Ok(())),
        (3, 15, 6, left(2)),
        (3, 17, 3, Ok(())),
        (3, 17, 4, left(0)),
        // However it came that more are taken than there are.
        (3, 40, 2, Ok(())),
        (3, 40, 4, left(0)),
    ] {
        let selection = line(wanted, "");
        let replaces = (mine > 0).then_some(1);
        let asked = Cast { selection, replaces, key: CastKey(Uuid::nil()), edition: 1 };
        let answered = cast(&sign_up(Some(20), 9), &in_line(mine, taken), &asked, at(1)).map(drop);
        assert_eq!(answered, answer, "{mine} of mine, {taken} of others, {wanted} wanted");
    }
    let away = Cast { selection: Selection::Abstain, ..mark(&[], Some(1)) };
    assert!(cast(&sign_up(Some(20), 9), &in_line(3, 40), &away, at(1)).is_ok());
    let many = Cast { selection: line(9, ""), ..mark(&[], None) };
    assert!(cast(&sign_up(None, 9), &in_line(0, u32::MAX), &many, at(1)).is_ok(), "without a limit");
}

#[test]
fn what_is_no_line_or_an_old_one_is_told_before_there_is_no_room() {
    let poll = sign_up(Some(3), 2);
    let refused = |selection, replaces| {
        let asked = Cast { selection, ..mark(&[], replaces) };
        cast(&poll, &in_line(1, 2), &asked, at(1)).map(drop)
    };
    let most = SelectionFault::Quantity { most: 2 };
    assert_eq!(refused(line(3, ""), Some(1)), Err(CastRefusal::Selection(most)));
    assert_eq!(refused(line(2, ""), None), Err(CastRefusal::Superseded { current: 1 }));
    assert_eq!(refused(line(2, ""), Some(1)), Err(CastRefusal::Full { left: 0 }));
}

#[test]
fn a_ballot_is_taken_on_the_edition_that_its_voter_saw_and_on_no_other() {
    let poll = Poll { edition: 3, ..open(Method::Single) };
    let on = |edition, marks: &[u16]| Cast { edition, ..mark(marks, None) };
    assert!(cast(&poll, &voter(None), &on(3, &[1]), at(1)).is_ok());
    for edition in [1, 2, 4] {
        let refused = cast(&poll, &voter(None), &on(edition, &[1]), at(1));
        assert_eq!(refused, Err(CastRefusal::Revised { edition: 3 }), "{edition}");
    }
    let marks = cast(&poll, &voter(Some(2)), &on(2, &[9, 9]), at(1));
    assert_eq!(marks, Err(CastRefusal::Revised { edition: 3 }), "before anything about the marks");
    let stranger = Standing { entitled: false, current: None, taken: 0, turnout: FIVE };
    assert_eq!(cast(&poll, &stranger, &on(2, &[1]), at(1)), Err(CastRefusal::NotEntitled));
    let late = cast(&poll, &voter(None), &on(2, &[1]), at(1000));
    assert_eq!(late, Err(CastRefusal::Closed { at: at(1000) }));
}

#[test]
fn what_was_withdrawn_is_chosen_on_no_new_ballot_and_stays_on_those_that_were_cast() {
    use SelectionFault::{TooFew, WithdrawnOption};
    let without = |method| {
        let mut poll = Poll { method, ..open(Method::Single) };
        poll.options[1].withdrawn = true;
        poll
    };
    let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect::<Vec<_>>();
    let score = |options: &[u16]| {
        Selection::Score(options.iter().map(|&id| Scored { option: OptionId(id), points: 3 }).collect())
    };
    let gone = Err(WithdrawnOption { option: OptionId(2) });
    let ranked = Method::Ranked { min: 1, count: RankedCount::Borda };
    for (method, selection, answer) in [
        (Method::Single, Selection::Approve(ids(&[2])), gone),
        (Method::Single, Selection::Approve(ids(&[1])), Ok(())),
        (ranked, Selection::Rank(ids(&[1, 2])), gone),
        (Method::Score, score(&[1, 2, 3, 4, 5]), gone),
        (Method::Score, score(&[1, 3, 4, 5]), Ok(())),
        (Method::Score, score(&[1, 3, 4]), Err(TooFew { min: 4 })),
        (Method::Slots, Selection::Slots { yes: ids(&[1]), if_need_be: ids(&[2]) }, gone),
    ] {
        let poll = without(method);
        assert_eq!(Ballot::of(&poll, &selection).map(drop), answer, "{method:?} {selection:?}");
        assert_eq!(Ballot::kept(&poll, &selection).map(|kept| kept.selection().clone()), Ok(selection));
    }
    let mut marks = Selection::Rank(ids(&[2, 5]));
    let poll = without(ranked);
    assert!(marks.keep(|id| poll.stands(id)) && !marks.keep(|id| poll.stands(id)));
    assert_eq!(marks, Selection::Rank(ids(&[5])));
}
