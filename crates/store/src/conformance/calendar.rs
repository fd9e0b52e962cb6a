use super::changes::heard;
use super::trial::{Circle, OK, Trial};
use crate::{AttendeeQuery, Change, EventQuery, NewEvent};
use domain::{
    Answers, CalendarEvent, Cancellation, EventId, EventPlan, EventRefusal, Feed, Invited, Member, OptionId,
    Origin, PartStat, Poll, PollId, Role,
};
use jiff::SignedDuration;

fn plan(t: &Trial, hours: i64) -> EventPlan {
    let starts = t.now() + SignedDuration::from_hours(hours);
    EventPlan {
        title: "团建：海边".parse().expect("a title"),
        place: "东门，集合".parse().expect("a place"),
        note: "带水；\n带帽子".parse().expect("a note"),
        starts,
        ends: starts + SignedDuration::from_hours(1),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    }
}

fn new(t: &Trial, hours: i64) -> NewEvent {
    NewEvent { id: EventId(t.id()), plan: plan(t, hours), invited: Invited::Everybody, origin: None }
}

fn of(poll: &Poll, option: u16, new: NewEvent) -> NewEvent {
    NewEvent { origin: Some(Origin { poll_id: poll.id, option: OptionId(option) }), ..new }
}

async fn create(t: &Trial, by: &Member, new: &NewEvent) -> Result<CalendarEvent, EventRefusal> {
    t.store.create_event(by, new).await.expect(OK).expect("the group has what it comes of")
}

async fn made(t: &Trial, by: &Member, hours: i64) -> CalendarEvent {
    create(t, by, &new(t, hours)).await.expect("it may be made")
}

async fn answers(t: &Trial, event: &CalendarEvent, who: &Member) -> (Answers, Option<PartStat>) {
    let found = t.store.attendance(&[event.id], who.person_id).await.expect(OK).pop().expect("the event");
    (found.answers, found.mine)
}

async fn says(
    t: &Trial,
    event: &CalendarEvent,
    who: &Member,
    answer: PartStat,
) -> Result<CalendarEvent, EventRefusal> {
    let said = t.store.answer_event(event.id, who.person_id, event.sequence, answer).await;
    said.expect(OK).expect("the event")
}

async fn changes(
    t: &Trial,
    event: &CalendarEvent,
    by: &Member,
    plan: EventPlan,
) -> Result<CalendarEvent, EventRefusal> {
    t.store.change_event(event.id, by, event.sequence, &plan).await.expect(OK).expect("the event")
}

async fn cancels(t: &Trial, event: &CalendarEvent, by: &Member) -> Result<CalendarEvent, EventRefusal> {
    let why = "下雨".parse().expect("a reason");
    t.store.cancel_event(event.id, by, &why).await.expect(OK).expect("the event")
}

/// A poll of the owner's, closed, in which option 1 has won with the vote of the member.
async fn decided(t: &Trial, circle: &Circle, voter: &Member) -> Poll {
    let poll = t.poll(circle).await;
    t.casts(&poll, voter, 1).await;
    t.closes(&poll, &circle.owner).await
}

pub(crate) async fn an_event_comes_back_as_it_was_made_and_asks_everybody_there_is(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let guest = t.looks_on(&circle, "李四", "研发").await;
    let new = new(t, 24);
    let event = create(t, &circle.owner, &new).await.expect("an admin makes one");
    let expected = CalendarEvent {
        id: new.id,
        group_id: circle.id(),
        organiser: circle.owner.person_id,
        made: t.now(),
        changed: t.now(),
        plan: new.plan.clone(),
        origin: None,
        sequence: 0,
        revision: 1,
        cancelled: None,
    };
    assert_eq!(event, expected);
    assert_eq!(t.store.event(event.id).await.expect(OK), Some(expected));
    for who in [&circle.owner, &member, &guest] {
        let waiting = Answers { waiting: 3, ..Answers::default() };
        assert_eq!(answers(t, &event, who).await, (waiting, Some(PartStat::NeedsAction)));
    }
    let late = t.joins(&circle, "王五", "研发").await;
    assert_eq!(answers(t, &event, &late).await.1, None, "whoever joins later is not asked");
    assert_eq!(says(t, &event, &late, PartStat::Accepted).await, Err(EventRefusal::NotInvited));
    assert_eq!(t.store.event(EventId(t.id())).await.expect(OK), None);
    assert!(t.store.create_event(&circle.owner, &new).await.is_err(), "an id that is kept already");
}

pub(crate) async fn an_event_of_an_outcome_can_ask_those_who_voted(t: &Trial) {
    let circle = t.circle().await;
    let (voter, gone) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    t.joins(&circle, "王五", "研发").await;
    let poll = t.poll(&circle).await;
    t.casts(&poll, &voter, 1).await;
    t.casts(&poll, &gone, 1).await;
    let poll = t.closes(&poll, &circle.owner).await;
    t.removes(&circle.owner, &gone).await;
    let new = NewEvent { invited: Invited::Voters, ..of(&poll, 1, new(t, 24)) };
    let event = create(t, &circle.owner, &new).await.expect("an event");
    assert_eq!(event.origin, new.origin);
    let asked =
        t.store.attendees(event.id, &AttendeeQuery { limit: 9, ..Default::default() }).await.expect(OK);
    assert_eq!(asked.iter().map(|row| row.person.id).collect::<Vec<_>>(), [voter.person_id]);
}

pub(crate) async fn it_is_made_by_the_role_that_is_kept_of_what_won_and_once(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let open = t.poll(&circle).await;
    let refused = create(t, &circle.owner, &of(&open, 1, new(t, 24))).await;
    assert_eq!(refused, Err(EventRefusal::NotDecided));
    let poll = decided(t, &circle, &member).await;
    let claims = Member { role: Role::Owner, ..member.clone() };
    for (by, option, why) in
        [(&claims, 1, EventRefusal::NotYours), (&circle.owner, 2, EventRefusal::NotTheWinner)]
    {
        assert_eq!(create(t, by, &of(&poll, option, new(t, 24))).await, Err(why));
    }
    create(t, &circle.owner, &of(&poll, 1, new(t, 24))).await.expect("an event");
    let again = create(t, &circle.owner, &of(&poll, 1, new(t, 24))).await;
    assert_eq!(again, Err(EventRefusal::AlreadyMade));
    assert_eq!(t.store.events_of_poll(poll.id).await.expect(OK).len(), 1);
}

pub(crate) async fn an_outcome_of_another_group_is_none(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let poll = decided(t, &other, &other.owner).await;
    for poll in [poll.clone(), Poll { id: PollId(t.id()), ..poll }] {
        let new = of(&poll, 1, new(t, 24));
        assert!(t.store.create_event(&circle.owner, &new).await.expect(OK).is_none());
    }
}

pub(crate) async fn a_cancelled_event_makes_room_for_another_of_the_same_outcome(t: &Trial) {
    let circle = t.circle().await;
    let poll = decided(t, &circle, &circle.owner).await;
    let first = create(t, &circle.owner, &of(&poll, 1, new(t, 24))).await.expect("an event");
    t.wait(60);
    let off = cancels(t, &first, &circle.owner).await.expect("it may be called off");
    let reason = "下雨".parse().expect("a reason");
    let cancelled = Some(Cancellation { at: t.now(), by: circle.owner.person_id, reason });
    assert_eq!(off, CalendarEvent { sequence: 1, revision: 2, changed: t.now(), cancelled, ..first.clone() });
    assert_eq!(cancels(t, &first, &circle.owner).await, Err(EventRefusal::Cancelled));
    let refused = says(t, &off, &circle.owner, PartStat::Accepted).await;
    assert_eq!(refused, Err(EventRefusal::Cancelled));
    let second = create(t, &circle.owner, &of(&poll, 1, new(t, 48))).await.expect("another");
    assert_eq!(t.store.events_of_poll(poll.id).await.expect(OK), [second, off]);
}

pub(crate) async fn a_change_counts_the_sequence_on_and_a_moved_time_asks_everybody_anew(t: &Trial) {
    let circle = t.circle().await;
    let event = made(t, &circle.owner, 24).await;
    let event = says(t, &event, &circle.owner, PartStat::Accepted).await.expect("an answer");
    t.wait(60);
    let elsewhere = EventPlan { place: "西门".parse().expect("a place"), ..event.plan.clone() };
    let event = changes(t, &event, &circle.owner, elsewhere).await.expect("it may be changed");
    assert_eq!((event.sequence, event.revision, event.changed), (1, 3, t.now()));
    assert_eq!(answers(t, &event, &circle.owner).await.1, Some(PartStat::Accepted));
    let same = changes(t, &event, &circle.owner, event.plan.clone()).await.expect("nothing is new");
    assert_eq!(same, event);
    let later = plan(t, 30);
    let event = changes(t, &event, &circle.owner, later.clone()).await.expect("it may be moved");
    assert_eq!((event.sequence, event.revision, &event.plan), (2, 4, &later));
    assert_eq!(answers(t, &event, &circle.owner).await.1, Some(PartStat::NeedsAction));
    assert_eq!(t.store.event(event.id).await.expect(OK), Some(event.clone()));
    t.wait(31 * 3_600);
    let over = changes(t, &event, &circle.owner, plan(t, 40)).await;
    assert_eq!(over, Err(EventRefusal::Over));
}

pub(crate) async fn a_change_of_what_somebody_saw_before_is_refused(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let seen = made(t, &circle.owner, 24).await;
    let now = changes(t, &seen, &circle.owner, plan(t, 30)).await.expect("it may be moved");
    assert_eq!(changes(t, &seen, &circle.owner, plan(t, 31)).await, Err(EventRefusal::Changed));
    assert_eq!(says(t, &seen, &member, PartStat::Accepted).await, Err(EventRefusal::Changed));
    let claims = Member { role: Role::Owner, ..member };
    assert_eq!(changes(t, &now, &claims, plan(t, 31)).await, Err(EventRefusal::NotYours));
    assert_eq!(cancels(t, &now, &claims).await, Err(EventRefusal::NotYours));
    assert_eq!(t.store.event(now.id).await.expect(OK), Some(now));
}

pub(crate) async fn an_answer_moves_the_revision_and_not_the_sequence(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let event = made(t, &circle.owner, 24).await;
    for (answer, revision) in [
        (PartStat::Accepted, 2),
        (PartStat::Accepted, 2),
        (PartStat::Tentative, 3),
        (PartStat::Declined, 4),
        (PartStat::NeedsAction, 5),
    ] {
        let said = says(t, &event, &member, answer).await.expect("an answer");
        assert_eq!(said, CalendarEvent { revision, ..event.clone() });
        let (counted, mine) = answers(t, &event, &member).await;
        assert_eq!((counted.asked(), mine), (2, Some(answer)));
    }
}

pub(crate) async fn one_who_was_removed_is_no_longer_asked_to_what_is_not_over(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let (soon, later) = (made(t, &circle.owner, 1).await, made(t, &circle.owner, 24).await);
    for event in [&soon, &later] {
        says(t, event, &member, PartStat::Accepted).await.expect("an answer");
    }
    t.wait(3 * 3_600);
    t.removes(&circle.owner, &member).await;
    assert_eq!(answers(t, &soon, &member).await.0.accepted, 1, "what is over is kept");
    let (counted, mine) = answers(t, &later, &member).await;
    assert_eq!((counted, mine), (Answers { waiting: 1, ..Answers::default() }, None));
    assert_eq!(says(t, &later, &member, PartStat::Accepted).await, Err(EventRefusal::NotInvited));
    assert_eq!(t.store.event(later.id).await.expect(OK).expect("it").revision, 3);
    let asked = t.store.invitations_of(member.person_id, Trial::start(), 9).await.expect(OK);
    assert_eq!(asked, [], "the group is theirs no longer");
}

pub(crate) async fn they_are_listed_by_their_times_and_paged_without_loss_or_repetition(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let mut events = Vec::new();
    for hours in [30, 10, 20, 20, 20, 40] {
        events.push(made(t, &circle.owner, hours).await);
    }
    let foreign = made(t, &other.owner, 20).await;
    events.sort_by_key(|event| (event.plan.starts, event.id));
    let hour = |hours| t.now() + SignedDuration::from_hours(hours);
    let list = async |from, until, after, limit| {
        let query = EventQuery { from, until, after, limit };
        t.store.events(circle.id(), &query).await.expect(OK)
    };
    assert_eq!(list(hour(0), hour(99), None, 99).await, events);
    assert_eq!(
        list(hour(11), hour(40), None, 99).await,
        events[1..5],
        "one that ends is over, one that begins is not yet"
    );
    assert_eq!(list(hour(20), hour(21), None, 99).await, events[1..4]);
    assert_eq!(list(hour(50), hour(99), None, 99).await, []);
    let mut paged = Vec::new();
    loop {
        let after = paged.last().map(|event: &CalendarEvent| event.id);
        let page = list(hour(0), hour(99), after, 2).await;
        if page.is_empty() {
            break;
        }
        paged.extend(page);
        assert!(paged.len() <= events.len(), "one came twice");
    }
    assert_eq!(paged, events);
    for after in [foreign.id, EventId(t.id())] {
        assert_eq!(list(hour(0), hour(99), Some(after), 9).await, []);
    }
}

pub(crate) async fn those_who_are_asked_are_listed_by_what_they_said(t: &Trial) {
    let circle = t.circle().await;
    let mut members = Vec::new();
    for name in ["c", "a", "b"] {
        members.push(t.joins(&circle, name, "一栋").await);
    }
    let event = made(t, &circle.owner, 24).await;
    says(t, &event, &members[0], PartStat::Accepted).await.expect("an answer");
    says(t, &event, &members[1], PartStat::Accepted).await.expect("an answer");
    let names = async |query: AttendeeQuery| -> Vec<String> {
        let rows = t.store.attendees(event.id, &query).await.expect(OK);
        rows.into_iter().map(|row| row.person.name.to_string()).collect()
    };
    let all = AttendeeQuery { limit: 9, ..Default::default() };
    assert_eq!(names(all).await, ["a", "b", "c", "王首"]);
    assert_eq!(names(AttendeeQuery { answer: Some(PartStat::Accepted), ..all }).await, ["a", "c"]);
    assert_eq!(names(AttendeeQuery { answer: Some(PartStat::NeedsAction), ..all }).await, ["b", "王首"]);
    let after = Some(members[1].person_id);
    assert_eq!(names(AttendeeQuery { after, limit: 1, ..all }).await, ["b"]);
    let nobody = Some(domain::PersonId(t.id()));
    assert_eq!(names(AttendeeQuery { after: nobody, ..all }).await, [""; 0]);
}

pub(crate) async fn what_a_person_is_asked_to_is_read_across_their_groups(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let (late, soon) = (made(t, &circle.owner, 24).await, made(t, &other.owner, 2).await);
    let elsewhere = t.joins(&circle, "张三", "研发").await;
    let off = cancels(t, &late, &circle.owner).await.expect("it may be called off");
    let asked = t.store.invitations_of(circle.owner.person_id, t.now(), 9).await.expect(OK);
    assert_eq!(asked, [(soon.clone(), PartStat::NeedsAction), (off.clone(), PartStat::NeedsAction)]);
    let first = t.store.invitations_of(circle.owner.person_id, t.now(), 1).await.expect(OK);
    assert_eq!(first, [(soon.clone(), PartStat::NeedsAction)]);
    let rest = t.store.invitations_of(circle.owner.person_id, soon.plan.ends, 9).await.expect(OK);
    assert_eq!(rest, [(off, PartStat::NeedsAction)]);
    assert_eq!(t.store.invitations_of(elsewhere.person_id, t.now(), 9).await.expect(OK), []);
}

pub(crate) async fn every_change_is_announced_once_with_its_revision(t: &Trial) {
    let circle = t.circle().await;
    let member = t.joins(&circle, "张三", "研发").await;
    let mut announced = t.store.changes();
    let event = made(t, &circle.owner, 24).await;
    let told = |revision| Change::Calendar { group_id: circle.id(), event_id: event.id, revision };
    assert_eq!(heard(&mut announced), [told(1)]);
    says(t, &event, &member, PartStat::Accepted).await.expect("an answer");
    says(t, &event, &member, PartStat::Accepted).await.expect("the same again");
    changes(t, &event, &circle.owner, event.plan.clone()).await.expect("nothing is new");
    assert_eq!(heard(&mut announced), [told(2)]);
    let event = changes(t, &event, &circle.owner, plan(t, 30)).await.expect("it may be moved");
    assert_eq!(heard(&mut announced), [told(3)]);
    t.removes(&circle.owner, &member).await;
    assert_eq!(heard(&mut announced).pop(), Some(told(4)));
    cancels(t, &event, &circle.owner).await.expect("it may be called off");
    cancels(t, &event, &circle.owner).await.expect_err("it is off");
    assert_eq!(heard(&mut announced), [told(5)]);
}

pub(crate) async fn a_feed_is_one_per_person_and_can_be_taken_back(t: &Trial) {
    let circle = t.circle().await;
    let person_id = circle.owner.person_id;
    let (first, second) = (t.token(), t.token());
    assert_eq!(t.store.feed(person_id).await.expect(OK), None);
    assert!(!t.store.revoke_feed(person_id).await.expect(OK));
    t.store.put_feed(person_id, first).await.expect(OK);
    t.wait(60);
    let feed = t.store.put_feed(person_id, second).await.expect(OK);
    assert_eq!(feed, Feed { person_id, since: t.now() });
    assert_eq!(t.store.feed(person_id).await.expect(OK), Some(feed));
    assert_eq!(t.store.feed_by_token(first).await.expect(OK), None, "another took its place");
    assert_eq!(t.store.feed_by_token(second).await.expect(OK), Some(feed));
    assert!(t.store.put_feed(domain::PersonId(t.id()), t.token()).await.is_err(), "a feed for nobody");
    assert!(t.store.revoke_feed(person_id).await.expect(OK));
    assert_eq!(t.store.feed_by_token(second).await.expect(OK), None);
    assert!(!t.store.revoke_feed(person_id).await.expect(OK));
}
