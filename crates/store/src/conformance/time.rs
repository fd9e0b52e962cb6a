use super::changes::heard;
use super::dice::Dice;
use super::trial::{Circle, OK, Trial, at_once, votes, why};
use crate::Change;
use domain::{
    CastRefusal, Deed, Draft, Electorate, Extension, LogEntry, Member, Poll, PollId, PollRefusal, PollStatus,
    Role,
};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use tokio::task::yield_now;

const MOMENT: SignedDuration = SignedDuration::from_micros(1);

fn frozen(t: &Trial) -> Draft {
    Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() }
}

async fn schedule(t: &Trial, poll: &Poll, by: &Member, opens: Timestamp) -> Result<Poll, PollRefusal> {
    t.store.schedule_poll(poll.id, by, opens).await.expect(OK).expect("the poll")
}

async fn extend(t: &Trial, poll: &Poll, by: &Member, deadline: Timestamp) -> Result<Poll, PollRefusal> {
    t.store.extend_poll(poll.id, by, deadline, &why()).await.expect(OK).expect("the poll")
}

async fn listed(t: &Trial, circle: &Circle, viewer: &Member) -> Vec<PollId> {
    let polls = t.store.polls(circle.id(), viewer.person_id, None, 10).await.expect(OK);
    polls.into_iter().map(|poll| poll.id).collect()
}

pub(crate) async fn scheduled_it_is_seen_by_everybody_and_takes_no_ballot_before_its_instant(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let poll = t.schedules(&circle.owner, t.draft(), 600).await;
    let opens = t.now() + SignedDuration::from_secs(600);
    assert_eq!((poll.opened, poll.status_at(t.now())), (Some(opens), PollStatus::Scheduled));
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll.clone()));
    assert_eq!(listed(t, &circle, &member).await, [poll.id]);
    let shown = t.store.current_polls(circle.id(), 10).await.expect(OK);
    assert_eq!(shown, std::slice::from_ref(&poll), "a wall knows it, and shows it when it is open");
    t.clock.set(opens - MOMENT);
    let early = t.puts(poll.id, &member, &t.mark(&[1], None)).await;
    assert_eq!(early, Err(CastRefusal::NotOpenYet));
    t.clock.set(opens);
    t.casts(&poll, &member, 1).await;
    assert_eq!(votes(&t.tally(poll.id).await), [1, 0, 0]);
}

pub(crate) async fn its_electorate_is_that_of_the_instant_at_which_it_opens(t: &Trial) {
    let circle = t.circle().await;
    let (gone, quiet) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let guest = t.looks_on(&circle, "王五", "街道").await;
    let fixed = t.schedules(&circle.owner, frozen(t), 600).await;
    let open = t.schedules(&circle.owner, t.draft(), 600).await;
    let joiner = t.joins(&circle, "赵六", "研发").await;
    t.removes(&circle.owner, &gone).await;
    t.becomes(&circle.owner, &quiet, Role::Observer).await;
    t.becomes(&circle.owner, &guest, Role::Member).await;
    t.wait(600);
    let late = t.joins(&circle, "孙七", "研发").await;
    for (poll, takes_joiners) in [(&fixed, false), (&open, true)] {
        for (member, entitled) in [
            (&circle.owner, true),
            (&joiner, true),
            (&guest, true),
            (&gone, false),
            (&quiet, false),
            (&late, takes_joiners),
        ] {
            assert_eq!(t.entitled(poll, member).await, entitled, "{member:?} in {:?}", poll.electorate);
        }
        assert_eq!(t.tally(poll.id).await.turnout.entitled, 3 + u32::from(takes_joiners));
    }
}

pub(crate) async fn it_is_set_to_another_instant_or_opened_at_once_by_its_composer(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let poll = t.schedules(&composer, frozen(t), 600).await;
    let joiner = t.joins(&circle, "李四", "研发").await;
    let later = t.now() + SignedDuration::from_secs(900);
    assert_eq!(schedule(t, &poll, &circle.owner, later).await, Err(PollRefusal::NotYours));
    let poll = schedule(t, &poll, &composer, later).await.expect("another instant");
    assert_eq!((poll.opened, t.tally(poll.id).await.revision), (Some(later), 3));
    let opened = t.store.open_poll(poll.id, &composer).await.expect(OK).expect("the poll");
    assert_eq!(opened.expect("it is opened").opened, Some(t.now()));
    t.casts(&poll, &joiner, 1).await;
    assert_eq!(t.tally(poll.id).await.turnout.entitled, 3);
    let again = schedule(t, &poll, &composer, later).await;
    assert_eq!(again, Err(PollRefusal::AlreadyOpen));
}

pub(crate) async fn an_opening_lies_ahead_and_leaves_time_to_vote(t: &Trial) {
    let circle = t.circle().await;
    let by = &circle.owner;
    let draft = t.composes(by, t.draft()).await;
    assert_eq!(schedule(t, &draft, by, t.now()).await, Err(PollRefusal::OpeningPassed));
    assert_eq!(schedule(t, &draft, by, draft.deadline).await, Err(PollRefusal::DeadlineTooSoon));
    assert_eq!(t.store.poll(draft.id).await.expect(OK), Some(draft), "nothing was changed");
    let few = t.composes(by, Trial::anonymous(t.draft())).await;
    let soon = t.now() + SignedDuration::from_secs(60);
    let refused = schedule(t, &few, by, soon).await;
    assert_eq!(refused, Err(PollRefusal::ElectorateTooSmall { entitled: 1, least: 5 }));
}

pub(crate) async fn one_that_is_taken_back_before_it_opens_never_opens(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.schedules(&circle.owner, t.draft(), 600).await;
    let close = t.store.close_poll(poll.id, &circle.owner, &why()).await.expect(OK);
    assert_eq!(close, Some(Err(PollRefusal::NotOpenYet)));
    t.store.withdraw_poll(poll.id, &circle.owner, &why()).await.expect(OK);
    t.wait(600);
    let late = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
    assert_eq!(late, Err(CastRefusal::Withdrawn));
    assert_eq!(t.store.openings(poll.composed, t.now()).await.expect(OK), []);
}

pub(crate) async fn openings_are_those_of_polls_that_open_by_themselves(t: &Trial) {
    let circle = t.circle().await;
    let by = &circle.owner;
    let begun = t.now();
    t.wait(1);
    t.poll(&circle).await;
    let (late, soon) = (t.schedules(by, t.draft(), 900).await, t.schedules(by, t.draft(), 300).await);
    let at_once = t.schedules(by, t.draft(), 100).await;
    t.store.open_poll(at_once.id, by).await.expect(OK);
    let next = async |after| t.store.next_opening(after).await.expect(OK);
    let between = async |after, until| t.store.openings(after, until).await.expect(OK);
    let (first, second) = (soon.opened.expect("an instant"), late.opened.expect("an instant"));
    assert_eq!((next(begun).await, next(first).await, next(second).await), (Some(first), Some(second), None));
    assert_eq!(between(begun, second).await, [soon.clone(), late.clone()]);
    assert_eq!(between(first, second).await, std::slice::from_ref(&late));
    assert_eq!(between(begun, first - MOMENT).await, []);
    t.clock.set(second);
    assert_eq!(between(first - MOMENT, second).await, [soon, late], "also those nobody was awake for");
}

pub(crate) async fn a_deadline_is_moved_later_and_every_ballot_stays(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let poll = t.opens(&composer, t.draft()).await;
    let receipt = t.casts(&poll, &composer, 1).await;
    t.wait(60);
    let mut changes = t.store.changes();
    let extended = t.extends(&poll, &circle.owner, 3600).await;
    let deadline = poll.deadline + SignedDuration::from_secs(3600);
    let extension = Extension { at: t.now(), by: circle.owner.person_id, from: poll.deadline, reason: why() };
    assert_eq!(extended, Poll { deadline, extended: Some(extension), ..poll.clone() });
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(extended.clone()));
    let tally = t.tally(poll.id).await;
    assert_eq!(heard(&mut changes), [Change::Poll { poll: Box::new(extended), tally }]);
    assert_eq!(t.store.receipt(poll.id, composer.person_id).await.expect(OK), Some(receipt));
    t.clock.set(poll.deadline);
    t.casts(&poll, &circle.owner, 2).await;
    t.clock.set(deadline);
    let late = t.puts(poll.id, &composer, &t.mark(&[2], Some(1))).await;
    assert_eq!(late, Err(CastRefusal::Closed { at: deadline }));
    assert_eq!(votes(&t.tally(poll.id).await), [1, 1, 0]);
}

pub(crate) async fn a_deadline_is_not_moved_earlier_nor_once_it_has_come(t: &Trial) {
    let circle = t.circle().await;
    let by = &circle.owner;
    let other = t.joins(&circle, "张三", "研发").await;
    let poll = t.poll(&circle).await;
    let (same, later) = (poll.deadline, poll.deadline + MOMENT);
    assert_eq!(extend(t, &poll, by, same).await, Err(PollRefusal::DeadlineTooSoon));
    assert_eq!(extend(t, &poll, by, same - MOMENT).await, Err(PollRefusal::DeadlineTooSoon));
    let far = t.now() + Draft::LONGEST + MOMENT;
    assert_eq!(extend(t, &poll, by, far).await, Err(PollRefusal::DeadlineTooFar));
    assert_eq!(extend(t, &poll, &other, later).await, Err(PollRefusal::NotYours));
    let draft = t.composes(by, t.draft()).await;
    assert_eq!(extend(t, &draft, by, later).await, Err(PollRefusal::NotOpenYet));
    t.clock.set(same);
    assert_eq!(extend(t, &poll, by, later).await, Err(PollRefusal::Closed));
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll), "nothing was changed");
}

pub(crate) async fn an_anonymous_one_is_extended_before_its_close_and_never_once_it_is_sealed(t: &Trial) {
    let circle = t.circle().await;
    t.members(&circle, 4).await;
    let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
    t.casts(&poll, &circle.owner, 1).await;
    let poll = t.extends(&poll, &circle.owner, 60).await;
    t.clock.set(poll.deadline);
    assert!(t.store.seal().await.expect(OK));
    t.clock.set(poll.deadline - MOMENT);
    let again = extend(t, &poll, &circle.owner, poll.deadline + MOMENT).await;
    assert_eq!(again, Err(PollRefusal::Closed));
    assert_eq!(votes(&t.tally(poll.id).await), [1, 0, 0]);
}

pub(crate) async fn what_was_done_is_logged_with_who_and_why(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let by_composer = |deed| LogEntry { at: t.now(), by: Some(composer.person_id), deed };
    let by_owner = |deed| LogEntry { at: t.now(), by: Some(circle.owner.person_id), deed };
    let poll = t.schedules(&composer, t.draft(), 600).await;
    let opens = poll.opened.expect("an instant");
    let mut done = vec![by_composer(Deed::Composed), by_composer(Deed::Scheduled { opens })];
    t.wait(60);
    t.store.open_poll(poll.id, &composer).await.expect(OK);
    done.push(by_composer(Deed::Opened));
    t.casts(&poll, &composer, 1).await;
    for seconds in [60, 120] {
        t.wait(1);
        let before = t.store.poll(poll.id).await.expect(OK).expect("the poll");
        let (from, to) = (before.deadline, t.extends(&before, &circle.owner, seconds).await.deadline);
        done.push(by_owner(Deed::Extended { from, to, reason: why() }));
    }
    t.closes(&poll, &circle.owner).await;
    done.push(by_owner(Deed::ClosedEarly { reason: Some(why()) }));
    assert!(extend(t, &poll, &circle.owner, t.now()).await.is_err(), "what is refused is not logged");
    assert_eq!(t.store.poll_log(poll.id).await.expect(OK), done);
    let record = t.store.poll_record(poll.id).await.expect(OK).expect("a record");
    assert_eq!(record.log, done);
    let taken_back = t.composes(&composer, t.draft()).await;
    t.store.withdraw_poll(taken_back.id, &composer, &why()).await.expect(OK);
    let done = [by_composer(Deed::Composed), by_composer(Deed::Withdrawn { reason: why() })];
    assert_eq!(t.store.poll_log(taken_back.id).await.expect(OK), done);
}

pub(crate) async fn a_deadline_moved_while_others_cast_loses_nothing(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let mut dice = Dice::of(seed);
        let poll = t.poll(&circle).await;
        let (store, owner, turns) = (Arc::clone(&t.store), circle.owner.clone(), dice.below(9));
        let to = poll.deadline + SignedDuration::from_hours(1);
        // At the old deadline the clock is put on, once the new one stands.
        let (clock, old) = (Arc::clone(&t.clock), poll.deadline);
        let id = poll.id;
        let moved = tokio::spawn(async move {
            for _ in 0..turns {
                yield_now().await;
            }
            let moved = store.extend_poll(id, &owner, to, &why()).await;
            moved.expect(OK).expect("the poll").expect("it may be extended");
            clock.set(old);
        });
        let deeds = voters.iter().map(|voter| {
            let (store, voter, tracker) = (Arc::clone(&t.store), voter.person_id, t.tracker());
            let (cast, turns) = (t.mark(&[1], None), dice.below(12));
            async move {
                for _ in 0..turns {
                    yield_now().await;
                }
                store.cast(id, voter, &cast, &tracker).await.expect(OK).expect("the poll")
            }
        });
        for answer in at_once(deeds).await {
            assert!(answer.is_ok(), "nobody is told that it closed: {answer:?}");
        }
        moved.await.expect("it was extended");
        assert_eq!(votes(&t.tally(id).await), [24, 0, 0]);
    }
}
