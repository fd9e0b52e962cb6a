use super::trial::{OK, Trial, votes};
use crate::Joiner;
use domain::{
    Cast, CastRefusal, Draft, Method, NamedBallot, OptionId, Outcome, PollId, PollRefusal, RankedCount,
    Receipt, Selection, SelectionFault, Turnout,
};
use jiff::SignedDuration;

pub(crate) async fn a_cast_is_receipted_and_counted(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    t.wait(3);
    let (cast, tracker) = (t.mark(&[2], None), t.tracker());
    let voter = circle.owner.person_id;
    let receipt = t.store.cast(poll.id, voter, &cast, &tracker).await.expect(OK);
    let selection = Selection::Approve(vec![OptionId(2)]);
    let named = Some(NamedBallot { tracker, at: t.now(), selection, edition: 1 });
    let expected = Receipt { poll_id: poll.id, version: 1, named };
    assert_eq!(receipt, Some(Ok(expected.clone())));
    assert_eq!(t.store.receipt(poll.id, voter).await.expect(OK), Some(expected));
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.revision), (vec![0, 1, 0], 2));
    assert_eq!(tally.turnout, Turnout { cast: 1, entitled: 1 });
}

pub(crate) async fn a_second_ballot_takes_the_place_of_the_first(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let first = t.casts(&poll, &circle.owner, 1).await;
    let second = t.casts(&poll, &circle.owner, 3).await;
    assert_eq!((first.version, second.version), (1, 2));
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.turnout.cast, tally.revision), (vec![0, 0, 1], 1, 3));
    let kept = t.store.receipt(poll.id, circle.owner.person_id).await.expect(OK);
    assert_eq!(kept, Some(second));
}

pub(crate) async fn several_options_are_one_ballot_and_count_each(t: &Trial) {
    let circle = t.circle().await;
    let other = t.joins(&circle, "张三", "研发").await;
    let draft = Draft { method: Method::Multiple { min: 1, max: 2 }, ..t.draft() };
    let poll = t.opens(&circle.owner, draft).await;
    let receipt = t.puts(poll.id, &circle.owner, &t.mark(&[3, 1], None)).await.expect("a ballot");
    let ordered = Selection::Approve(vec![OptionId(1), OptionId(3)]);
    assert_eq!(receipt.selection(), Some(&ordered), "in the poll's order");
    t.puts(poll.id, &other, &t.mark(&[3], None)).await.expect("a ballot");
    t.puts(poll.id, &other, &t.mark(&[2, 3], Some(1))).await.expect("a ballot");
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.turnout.cast), (vec![1, 1, 2], 2));
}

pub(crate) async fn rankings_are_counted_by_places_and_round_by_round(t: &Trial) {
    let circle = t.circle().await;
    let method = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let poll = t.opens(&circle.owner, Draft { method, ..t.draft() }).await;
    let rankings: [&[u16]; 5] = [&[1, 2], &[1], &[2, 1], &[2], &[3, 2, 1]];
    for (place, ranking) in rankings.into_iter().enumerate() {
        let voter = t.joins(&circle, &format!("成员{place}"), "研发").await;
        t.puts(poll.id, &voter, &t.ranks(ranking, None)).await.expect("a ballot");
    }
    let running = t.tally(poll.id).await;
    assert_eq!(votes(&running), [2, 2, 1]);
    assert_eq!(running.counts.iter().map(|count| count.points).collect::<Vec<_>>(), [5, 6, 2]);
    let closed = t.closes(&poll, &circle.owner).await;
    let tally = t.tally(poll.id).await;
    assert_eq!((tally.rounds.len(), tally.rounds[0].out), (2, Some(OptionId(3))));
    assert_eq!(Outcome::of(&closed, &tally), Outcome::Winner { option: OptionId(2), votes: 3 });
}

pub(crate) async fn points_add_up_and_an_abstention_is_cast_and_chooses_nothing(t: &Trial) {
    let circle = t.circle().await;
    let other = t.joins(&circle, "张三", "研发").await;
    let draft = Draft { method: Method::Score, abstention: true, ..t.draft() };
    let poll = t.opens(&circle.owner, draft).await;
    t.puts(poll.id, &circle.owner, &t.scores(&[5, 1, 3], None)).await.expect("a ballot");
    let abstains = Cast { selection: Selection::Abstain, ..t.mark(&[], None) };
    let receipt = t.puts(poll.id, &other, &abstains).await.expect("a ballot");
    assert_eq!(receipt.selection(), Some(&Selection::Abstain));
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.abstained, tally.turnout.cast), (vec![1, 1, 1], 1, 2));
    assert_eq!(tally.counts.iter().map(|count| count.points).collect::<Vec<_>>(), [5, 1, 3]);
    t.puts(poll.id, &other, &t.scores(&[1, 1, 5], Some(1))).await.expect("a ballot");
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.abstained, tally.turnout.cast), (vec![2, 2, 2], 0, 2));
    assert_eq!(tally.counts.iter().map(|count| count.points).collect::<Vec<_>>(), [6, 2, 8]);
}

pub(crate) async fn times_are_counted_by_who_can_come_and_who_would_if_need_be(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.opens(&circle.owner, t.on_times()).await;
    let other = t.joins(&circle, "张三", "研发").await;
    let receipt = t.puts(poll.id, &circle.owner, &t.comes(&[3, 1], &[2], None)).await.expect("a ballot");
    let ordered = t.comes(&[1, 3], &[2], None).selection;
    assert_eq!(receipt.selection(), Some(&ordered), "in the order of time");
    t.puts(poll.id, &other, &t.comes(&[1, 2, 3], &[], None)).await.expect("a ballot");
    t.puts(poll.id, &other, &t.comes(&[2], &[3], Some(1))).await.expect("a ballot");
    let tally = t.tally(poll.id).await;
    let points: Vec<u32> = tally.counts.iter().map(|count| count.points).collect();
    assert_eq!((votes(&tally), points), (vec![1, 2, 2], vec![1, 1, 1]));
    assert_eq!(Outcome::of(&poll, &tally), Outcome::Winner { option: OptionId(2), votes: 2 });
}

pub(crate) async fn a_poll_of_which_a_time_has_begun_is_not_opened(t: &Trial) {
    let circle = t.circle().await;
    let draft = t.on_times();
    let late = Draft { deadline: draft.deadline + SignedDuration::from_hours(9), ..draft };
    let poll = t.composes(&circle.owner, late).await;
    t.wait(3601);
    let refused = t.store.open_poll(poll.id, &circle.owner).await.expect(OK);
    assert_eq!(refused, Some(Err(PollRefusal::SlotPassed)));
}

pub(crate) async fn a_request_that_arrives_again_is_one_cast(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let cast = t.mark(&[1], None);
    let first = t.puts(poll.id, &circle.owner, &cast).await;
    let before = t.tally(poll.id).await;
    t.wait(20);
    assert_eq!(t.puts(poll.id, &circle.owner, &cast).await, first);
    assert_eq!(t.tally(poll.id).await, before);
}

pub(crate) async fn a_request_that_arrives_again_late_gets_the_receipt_given_then(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let (first, second) = (t.mark(&[1], None), t.mark(&[2], Some(1)));
    let given = t.puts(poll.id, &circle.owner, &first).await.expect("a ballot");
    let newer = t.puts(poll.id, &circle.owner, &second).await.expect("a ballot");
    assert_eq!(t.puts(poll.id, &circle.owner, &first).await, Ok(given.clone()));
    let kept = t.store.receipt(poll.id, circle.owner.person_id).await.expect(OK);
    assert_eq!(kept, Some(newer), "and the newer ballot is still the one that counts");
    assert_eq!(votes(&t.tally(poll.id).await), [0, 1, 0]);
    t.clock.set(poll.deadline);
    assert_eq!(t.puts(poll.id, &circle.owner, &first).await, Ok(given), "also after the close");
}

pub(crate) async fn a_key_used_again_for_another_ballot_names_the_first_act(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let first = t.mark(&[1], None);
    let given = t.puts(poll.id, &circle.owner, &first).await;
    let other = Cast { key: first.key, ..t.mark(&[2], Some(1)) };
    assert_eq!(t.puts(poll.id, &circle.owner, &other).await, given);
    assert_eq!(votes(&t.tally(poll.id).await), [1, 0, 0]);
}

pub(crate) async fn the_same_key_of_another_voter_or_poll_is_another_cast(t: &Trial) {
    let circle = t.circle().await;
    let other = t.joins(&circle, "张三", "研发").await;
    let (poll, second) = (t.poll(&circle).await, t.poll(&circle).await);
    let cast = t.mark(&[1], None);
    t.puts(poll.id, &circle.owner, &cast).await.expect("a ballot");
    t.puts(poll.id, &other, &cast).await.expect("a ballot");
    t.puts(second.id, &other, &cast).await.expect("a ballot");
    assert_eq!((votes(&t.tally(poll.id).await)[0], votes(&t.tally(second.id).await)[0]), (2, 1));
}

pub(crate) async fn an_old_ballot_never_overwrites_a_newer_one(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    for option in [1, 2] {
        t.casts(&poll, &circle.owner, option).await;
    }
    for old in [None, Some(1), Some(3)] {
        let refused = t.puts(poll.id, &circle.owner, &t.mark(&[3], old)).await;
        assert_eq!(refused, Err(CastRefusal::Superseded { current: 2 }), "{old:?}");
    }
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.revision), (vec![0, 1, 0], 3));
}

pub(crate) async fn it_is_taken_until_the_instant_of_the_deadline(t: &Trial) {
    let circle = t.circle().await;
    let other = t.joins(&circle, "张三", "研发").await;
    let poll = t.poll(&circle).await;
    t.clock.set(poll.deadline - SignedDuration::from_micros(1));
    t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await.expect("in time");
    t.clock.set(poll.deadline);
    let refused = t.puts(poll.id, &other, &t.mark(&[1], None)).await;
    assert_eq!(refused, Err(CastRefusal::Closed { at: poll.deadline }));
    assert_eq!(t.tally(poll.id).await.turnout, Turnout { cast: 1, entitled: 2 });
}

pub(crate) async fn a_poll_that_was_closed_early_takes_none(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    t.wait(60);
    let closed = t.closes(&poll, &circle.owner).await;
    let refused = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
    assert_eq!(refused, Err(CastRefusal::Closed { at: closed.closes_at() }));
}

pub(crate) async fn a_draft_and_a_withdrawn_poll_take_none(t: &Trial) {
    let circle = t.circle().await;
    let (draft, poll) = (t.composes(&circle.owner, t.draft()).await, t.poll(&circle).await);
    let why = "写错了".parse().expect("a reason");
    t.store.withdraw_poll(poll.id, &circle.owner, &why).await.expect(OK);
    let cast = t.mark(&[1], None);
    assert_eq!(t.puts(draft.id, &circle.owner, &cast).await, Err(CastRefusal::NotOpenYet));
    assert_eq!(t.puts(poll.id, &circle.owner, &cast).await, Err(CastRefusal::Withdrawn));
}

pub(crate) async fn one_who_is_not_on_the_electorate_is_refused(t: &Trial) {
    let circle = t.circle().await;
    let observer = t.looks_on(&circle, "张三", "研发").await;
    let stranger = t.joins(&t.circle().await, "李四", "研发").await;
    let poll = t.poll(&circle).await;
    for voter in [&observer, &stranger] {
        let refused = t.puts(poll.id, voter, &t.mark(&[1], None)).await;
        assert_eq!(refused, Err(CastRefusal::NotEntitled));
    }
    assert_eq!(t.tally(poll.id).await.turnout.cast, 0);
}

pub(crate) async fn marks_that_are_no_ballot_of_the_poll_are_refused(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    for (options, fault) in [
        (vec![], SelectionFault::Empty),
        (vec![4], SelectionFault::UnknownOption { option: OptionId(4) }),
        (vec![1, 1], SelectionFault::Duplicate { option: OptionId(1) }),
        (vec![1, 2], SelectionFault::TooMany { max: 1 }),
    ] {
        let cast = t.mark(&options, None);
        assert_eq!(t.puts(poll.id, &circle.owner, &cast).await, Err(CastRefusal::Selection(fault)));
        // A key is used up by a ballot only: what was refused may be mended and sent again.
        let mended = Cast { selection: Selection::Approve(vec![OptionId(1)]), replaces: Some(9), ..cast };
        let refused = t.puts(poll.id, &circle.owner, &mended).await;
        assert_eq!(refused, Err(CastRefusal::Superseded { current: 0 }));
    }
    assert_eq!(t.tally(poll.id).await.revision, 1, "what is refused changes nothing");
}

pub(crate) async fn there_is_no_casting_in_a_poll_that_is_not_kept(t: &Trial) {
    let circle = t.circle().await;
    let voter = circle.owner.person_id;
    let answer = t.store.cast(PollId(t.id()), voter, &t.mark(&[1], None), &t.tracker()).await;
    assert_eq!(answer.expect(OK), None);
    assert_eq!(t.store.receipt(PollId(t.id()), voter).await.expect(OK), None);
}

pub(crate) async fn one_who_joins_while_it_runs_votes_like_the_others(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let joiner = Joiner::New(t.new_person("张三", "研发"), t.new_session());
    let late = t.accepts(circle.door, joiner).await.member;
    let receipt = t.casts(&poll, &late, 1).await;
    let other = t.poll(&circle).await;
    t.casts(&other, &circle.owner, 1).await;
    let mine = t.store.receipts(&[other.id, PollId(t.id()), poll.id], late.person_id).await.expect(OK);
    assert_eq!(mine, [receipt]);
}
