//! Events: who makes them of what, who is asked, who answers, and what a change does.

use crate::{ask::everybody, problems::rule};
use api::{
    Code, Fault, Problem, Refusal,
    bounded::PageLimit,
    calendar::{
        AnswerEvent, CancelEvent, ChangeEvent, CreateEvent, EventView, GetEvent, ListAttendees, ListEvents,
        ListPollEvents,
    },
    live::Event,
};
use domain::{
    Answers, EventFault, EventId, EventPlan, EventRefusal, GroupId, Invited, OptionId, Origin, PartStat, Poll,
};
use jiff::{SignedDuration, Timestamp};
use testkit::{Caller, Village, cast};

/// An hour, so many hours from `now`.
pub(crate) fn plan(now: Timestamp, hours: i64) -> EventPlan {
    let starts = now + SignedDuration::from_hours(hours);
    EventPlan {
        title: "换电梯：甲".parse().unwrap(),
        place: "物业办公室".parse().unwrap(),
        note: "".parse().unwrap(),
        starts,
        ends: starts + SignedDuration::from_hours(1),
        zone: "Asia/Shanghai".parse().unwrap(),
    }
}

/// The request for an event of nothing, to which everybody is asked.
pub(crate) fn create(group_id: GroupId, plan: EventPlan) -> CreateEvent {
    CreateEvent { group_id, plan, invited: Invited::Everybody, origin: None }
}

pub(crate) fn list_events(group_id: GroupId) -> ListEvents {
    let (from, until) = (Timestamp::UNIX_EPOCH, "2030-01-01T00:00:00Z".parse().unwrap());
    ListEvents { group_id, from, until, after: None, limit: PageLimit::default() }
}

/// The request for an event of an outcome.
fn of(poll: &Poll, option: u16, plan: EventPlan) -> CreateEvent {
    let origin = Some(Origin { poll_id: poll.id, option: OptionId(option) });
    CreateEvent { origin, ..create(poll.group_id, plan) }
}

/// A closed poll of the founder's, in which option 1 has won with the vote of `voter`.
async fn decided(village: &Village, voter: &Caller) -> Poll {
    let poll = village.poll().opened_by(village.founder()).await;
    voter.call(&cast(poll.id, &[1])).await.unwrap();
    village.founder().call(&testkit::closing(poll.id)).await.unwrap().poll
}

pub(crate) async fn made(village: &Village) -> EventView {
    village.founder().call(&create(village.group_id(), plan(village.now(), 24))).await.unwrap()
}

pub(crate) fn answer(view: &EventView, answer: PartStat) -> AnswerEvent {
    AnswerEvent { event_id: view.event.id, sequence: view.event.sequence, answer }
}

pub(crate) fn change(view: &EventView, plan: EventPlan) -> ChangeEvent {
    ChangeEvent { event_id: view.event.id, sequence: view.event.sequence, plan }
}

pub(crate) fn cancel(event_id: EventId) -> CancelEvent {
    CancelEvent { event_id, reason: "下雨".parse().unwrap() }
}

fn is_refused(problem: &Problem, why: EventRefusal) {
    assert_eq!(rule(problem), &Refusal::Event(why));
}

#[tokio::test]
async fn what_won_becomes_an_event_to_which_every_member_is_asked() {
    let village = Village::new().await;
    let (founder, zhang) = (village.founder(), village.member("张三", "3 号楼").await);
    let poll = decided(&village, &zhang).await;
    let view = founder.call(&of(&poll, 1, plan(village.now(), 24))).await.unwrap();
    assert_eq!((view.event.organiser, view.organiser.as_str()), (founder.id(), "李明"));
    assert_eq!((view.event.sequence, view.mine), (0, Some(PartStat::NeedsAction)));
    assert_eq!(view.answers, Answers { waiting: 2, ..Answers::default() });
    for events in [
        zhang.call(&ListPollEvents { poll_id: poll.id }).await.unwrap(),
        zhang.call(&list_events(village.group_id())).await.unwrap().items,
        vec![zhang.call(&GetEvent { event_id: view.event.id }).await.unwrap()],
    ] {
        assert_eq!(events, std::slice::from_ref(&view), "both are asked, and neither has answered");
    }
}

#[tokio::test]
async fn only_those_who_voted_are_asked_where_the_organiser_says_so() {
    let village = Village::new().await;
    let (zhang, other) = (village.member("张三", "3 号楼").await, village.member("李四", "4 号楼").await);
    let poll = decided(&village, &zhang).await;
    let request = CreateEvent { invited: Invited::Voters, ..of(&poll, 1, plan(village.now(), 24)) };
    let view = village.founder().call(&request).await.unwrap();
    assert_eq!((view.answers.asked(), view.mine), (1, None));
    let yes = answer(&view, PartStat::Accepted);
    is_refused(&other.refused(&yes).await, EventRefusal::NotInvited);
    assert_eq!(zhang.call(&yes).await.unwrap().mine, Some(PartStat::Accepted));
}

#[tokio::test]
async fn the_composer_and_admins_make_it_of_the_winner_once_the_poll_is_closed() {
    let village = Village::new().await;
    let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
    let own = village.poll().opened_by(&zhang).await;
    zhang.call(&cast(own.id, &[2])).await.unwrap();
    let request = of(&own, 2, plan(village.now(), 24));
    is_refused(&zhang.refused(&request).await, EventRefusal::NotDecided);
    zhang.call(&testkit::closing(own.id)).await.unwrap();
    is_refused(&zhang.refused(&of(&own, 1, request.plan.clone())).await, EventRefusal::NotTheWinner);
    zhang.call(&request).await.expect("its composer may");
    is_refused(&admin.refused(&request).await, EventRefusal::AlreadyMade);
    let poll = decided(&village, &zhang).await;
    let request = of(&poll, 1, request.plan);
    is_refused(&zhang.refused(&request).await, EventRefusal::NotYours);
    admin.call(&request).await.expect("an admin may");
}

#[tokio::test]
async fn an_outcome_of_a_group_that_is_not_theirs_does_not_exist() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await;
    let poll = decided(&village, village.founder()).await;
    let theirs = CreateEvent { group_id: neighbour.group_id, ..of(&poll, 1, plan(village.now(), 24)) };
    assert_eq!(neighbour.caller.refused(&theirs).await.code, Code::NotFound);
    let view = made(&village).await;
    let event_id = view.event.id;
    for problem in [
        neighbour.caller.refused(&GetEvent { event_id }).await,
        neighbour.caller.refused(&answer(&view, PartStat::Accepted)).await,
        neighbour.caller.refused(&cancel(event_id)).await,
        neighbour.caller.refused(&change(&view, view.event.plan.clone())).await,
    ] {
        assert_eq!(problem, Problem::of(Code::NotFound));
    }
}

#[tokio::test]
async fn times_that_do_not_fit_are_named_at_their_fields() {
    let village = Village::new().await;
    let good = plan(village.now(), 24);
    let (past, short) = (plan(village.now(), -1), EventPlan { ends: good.starts, ..good.clone() });
    for (plan, path, fault) in
        [(past, "plan.starts", EventFault::StartPassed), (short, "plan.ends", EventFault::EndNotAfterStart)]
    {
        let problem = village.founder().refused(&create(village.group_id(), plan)).await;
        let named: Vec<_> = problem.fields.iter().map(|field| (field.path.as_str(), field.fault)).collect();
        assert_eq!(named, [(path, Fault::Event(fault))]);
    }
}

#[tokio::test]
async fn everybody_sees_who_comes_by_name() {
    let village = Village::new().await;
    let (zhang, li) = (village.member("张三", "3 号楼").await, village.member("李四", "4 号楼").await);
    let view = made(&village).await;
    zhang.call(&answer(&view, PartStat::Accepted)).await.unwrap();
    li.call(&answer(&view, PartStat::Declined)).await.unwrap();
    let view = li.call(&answer(&view, PartStat::Tentative)).await.expect("one may think again");
    let expected = Answers { accepted: 1, declined: 0, tentative: 1, waiting: 1 };
    assert_eq!((view.answers, view.mine), (expected, Some(PartStat::Tentative)));
    let list = ListAttendees {
        event_id: view.event.id,
        answer: Some(PartStat::Accepted),
        after: None,
        limit: PageLimit::default(),
    };
    let coming = li.call(&list).await.unwrap().items;
    assert_eq!(coming.iter().map(|line| &line.person).collect::<Vec<_>>(), [zhang.person()]);
    let all = ListAttendees { answer: None, limit: PageLimit::new(2).unwrap(), ..list };
    let first = li.call(&all).await.unwrap();
    let rest = li.call(&ListAttendees { after: first.next, ..all }).await.unwrap();
    assert_eq!((first.items.len(), rest.items.len(), rest.next), (2, 1, None));
}

#[tokio::test]
async fn a_moved_time_asks_everybody_anew_and_an_answer_to_the_old_one_is_refused() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let seen = made(&village).await;
    zhang.call(&answer(&seen, PartStat::Accepted)).await.unwrap();
    let place = EventPlan { place: "西门".parse().unwrap(), ..seen.event.plan.clone() };
    let moved = village.founder().call(&change(&seen, place)).await.unwrap();
    assert_eq!((moved.event.sequence, moved.answers.accepted), (1, 1), "another place leaves answers be");
    let moved = village.founder().call(&change(&moved, plan(village.now(), 48))).await.unwrap();
    assert_eq!((moved.event.sequence, moved.answers.waiting), (2, 2));
    is_refused(&zhang.refused(&answer(&seen, PartStat::Accepted)).await, EventRefusal::Changed);
    let stale = change(&seen, plan(village.now(), 72));
    is_refused(&village.founder().refused(&stale).await, EventRefusal::Changed);
    is_refused(&zhang.refused(&change(&moved, plan(village.now(), 72))).await, EventRefusal::NotYours);
}

#[tokio::test]
async fn a_cancelled_event_says_why_and_takes_no_answer() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let view = made(&village).await;
    is_refused(&zhang.refused(&cancel(view.event.id)).await, EventRefusal::NotYours);
    village.founder().call(&cancel(view.event.id)).await.unwrap();
    let off = zhang.call(&GetEvent { event_id: view.event.id }).await.unwrap();
    assert_eq!(off.event.cancelled.as_ref().unwrap().reason.as_str(), "下雨");
    assert_eq!(off.event.sequence, 1);
    is_refused(&zhang.refused(&answer(&off, PartStat::Accepted)).await, EventRefusal::Cancelled);
}

#[tokio::test]
async fn what_is_over_is_neither_answered_nor_changed() {
    let village = Village::new().await;
    let view = made(&village).await;
    village.pass(SignedDuration::from_hours(25));
    let founder = village.founder();
    is_refused(&founder.refused(&answer(&view, PartStat::Accepted)).await, EventRefusal::Over);
    is_refused(&founder.refused(&cancel(view.event.id)).await, EventRefusal::Over);
    is_refused(&founder.refused(&change(&view, plan(village.now(), 9))).await, EventRefusal::Over);
}

#[tokio::test]
async fn whoever_was_removed_is_no_longer_asked_and_sees_nothing() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let view = made(&village).await;
    zhang.call(&answer(&view, PartStat::Accepted)).await.unwrap();
    village.remove(zhang.id()).await;
    let event_id = view.event.id;
    assert_eq!(zhang.refused(&GetEvent { event_id }).await.code, Code::NotFound);
    assert_eq!(zhang.refused(&answer(&view, PartStat::Declined)).await.code, Code::NotFound);
    let left = village.founder().call(&GetEvent { event_id }).await.unwrap();
    assert_eq!(left.answers, Answers { waiting: 1, ..Answers::default() });
    assert_eq!(everybody(village.founder(), village.group_id()).await.len(), 1);
}

#[tokio::test]
async fn every_open_screen_is_told_that_an_event_is_new_or_answered_and_not_by_whom() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let mut live = village.founder().live(village.group_id()).await.unwrap();
    let view = made(&village).await;
    zhang.call(&answer(&view, PartStat::Accepted)).await.unwrap();
    let event_id = view.event.id;
    live.until(|event| (event == Event::Calendar { event_id, revision: 2 }).then_some(())).await;
    let now = village.founder().call(&GetEvent { event_id }).await.unwrap();
    assert_eq!((now.event.revision, now.answers.accepted), (2, 1));
}
