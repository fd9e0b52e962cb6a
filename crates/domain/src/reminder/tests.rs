use super::{
    Lead, NoLead, Reminder,
    ReminderKind::{self, ByHand},
    ReminderPlan, ReminderRefusal, Reminders,
};
use crate::{
    Close, Poll, Role,
    poll::tests::{member, poll},
};
use jiff::{SignedDuration, Timestamp};

const DAY: ReminderKind = ReminderKind::Before { hours: Lead::DAY };
const TWO_HOURS: ReminderKind = ReminderKind::Before { hours: Lead::TWO_HOURS };

fn hour(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}

/// Open from hour 1 to hour 100.
fn open() -> Poll {
    Poll { opened: Some(hour(1)), deadline: hour(100), ..poll() }
}

fn sent(kind: ReminderKind, at: Timestamp) -> Reminder {
    Reminder { kind, at, waiting: 3 }
}

#[test]
fn one_goes_out_a_day_before_the_deadline_and_one_two_hours_before() {
    let mut reminders = Reminders::default();
    let poll = open();
    assert_eq!((reminders.due(&poll, hour(75)), reminders.next(&poll, hour(75))), (None, Some(hour(76))));
    assert_eq!(
        (reminders.due(&poll, hour(76)), reminders.next(&poll, hour(77))),
        (Some(DAY), Some(hour(77)))
    );
    reminders.sent.push(sent(DAY, hour(77)));
    assert_eq!((reminders.due(&poll, hour(77)), reminders.next(&poll, hour(77))), (None, Some(hour(98))));
    assert_eq!(reminders.due(&poll, hour(98)), Some(TWO_HOURS));
    reminders.sent.push(sent(TWO_HOURS, hour(98)));
    assert_eq!((reminders.due(&poll, hour(99)), reminders.next(&poll, hour(99))), (None, None));
}

#[test]
fn what_was_slept_through_goes_out_once() {
    assert_eq!(Reminders::default().due(&open(), hour(99)), Some(TWO_HOURS));
    let reminders = Reminders { sent: vec![sent(TWO_HOURS, hour(99))], ..Reminders::default() };
    assert_eq!(reminders.due(&open(), hour(99)), None);
}

#[test]
fn what_is_not_planned_or_lay_before_the_opening_does_not_go_out() {
    let none = Reminders { plan: ReminderPlan { hours_before: [].into() }, ..Reminders::default() };
    assert_eq!((none.due(&open(), hour(99)), none.next(&open(), hour(1))), (None, None));
    let late = Poll { opened: Some(hour(76)), ..open() };
    let both = Reminders::default();
    assert_eq!((both.due(&late, hour(77)), both.next(&late, hour(77))), (None, Some(hour(98))));
}

#[test]
fn they_go_out_as_long_before_as_was_planned() {
    let lead = |hours| Lead::try_from(hours).expect("there is one");
    let plan = ReminderPlan { hours_before: [lead(1), lead(72), lead(12)].into() };
    let mut reminders = Reminders { plan, ..Reminders::default() };
    for (at, hours, next) in [(28, 72, Some(88)), (88, 12, Some(99)), (99, 1, None)] {
        let kind = ReminderKind::Before { hours: lead(hours) };
        assert_eq!(reminders.next(&open(), hour(at - 1)), Some(hour(at)));
        assert_eq!(reminders.due(&open(), hour(at)), Some(kind));
        reminders.sent.push(sent(kind, hour(at)));
        assert_eq!(
            (reminders.due(&open(), hour(at)), reminders.next(&open(), hour(at))),
            (None, next.map(hour))
        );
    }
    assert_eq!((Lead::try_from(3), Lead::try_from(0)), (Err(NoLead(3)), Err(NoLead(0))));
}

#[test]
fn a_poll_that_is_not_open_reminds_nobody() {
    let both = Reminders::default();
    let closed = Poll { closed: Some(Close { at: hour(50), by: open().composer, reason: None }), ..open() };
    for poll in [Poll { opened: None, ..open() }, closed] {
        assert_eq!((both.due(&poll, hour(98)), both.next(&poll, hour(98))), (None, None));
    }
    assert_eq!(both.due(&open(), hour(100)), None, "from the deadline on");
}

#[test]
fn a_poll_that_opens_by_itself_reminds_from_then_on() {
    let both = Reminders::default();
    assert_eq!((both.due(&open(), hour(0)), both.next(&open(), hour(0))), (None, Some(hour(76))));
    let late = Poll { opened: Some(hour(80)), ..open() };
    assert_eq!((both.due(&late, hour(77)), both.next(&late, hour(77))), (None, Some(hour(98))));
}

#[test]
fn another_deadline_is_another_moment() {
    let reminders = Reminders { sent: vec![sent(DAY, hour(76))], ..Reminders::default() };
    let extended = Poll { deadline: hour(200), ..open() };
    assert_eq!(reminders.next(&extended, hour(80)), Some(hour(176)));
}

#[test]
fn by_hand_it_is_the_organisers_and_three_times_six_hours_apart() {
    let (composer, admin, other) = (member(1, Role::Member), member(2, Role::Admin), member(2, Role::Member));
    let mut reminders = Reminders::default();
    let poll = open();
    assert_eq!(reminders.may_remind(&poll, &other, 3, hour(2)), Err(ReminderRefusal::NotYours));
    for (place, at) in [2, 8, 14].into_iter().enumerate() {
        assert_eq!(reminders.may_remind(&poll, &admin, 3, hour(at)), Ok(()));
        assert_eq!(reminders.may_remind(&poll, &composer, 0, hour(at)), Err(ReminderRefusal::NobodyWaits));
        reminders.sent.push(sent(ByHand, hour(at)));
        assert_eq!(reminders.left_by_hand(), 2 - u32::try_from(place).expect("few"));
        if place < 2 {
            let again = hour(at + 6);
            let soon = reminders.may_remind(&poll, &composer, 3, again - SignedDuration::from_micros(1));
            assert_eq!(soon, Err(ReminderRefusal::TooSoon { again }));
        }
    }
    assert_eq!(
        reminders.may_remind(&poll, &composer, 3, hour(50)),
        Err(ReminderRefusal::TooMany { most: 3 })
    );
}

#[test]
fn one_that_went_out_by_itself_keeps_one_by_hand_away_too() {
    let reminders = Reminders { sent: vec![sent(DAY, hour(76))], ..Reminders::default() };
    let again = hour(82);
    let said = reminders.may_remind(&open(), &member(1, Role::Member), 3, hour(77));
    assert_eq!(said, Err(ReminderRefusal::TooSoon { again }));
}

#[test]
fn a_poll_takes_reminders_while_it_takes_ballots_and_a_plan_before_that_too() {
    let composer = member(1, Role::Member);
    let draft = Poll { opened: None, ..open() };
    assert_eq!(Reminders::may_plan(&draft, &composer, hour(2)), Ok(()));
    assert_eq!(Reminders::default().may_remind(&draft, &composer, 3, hour(2)), Err(ReminderRefusal::NotOpen));
    assert_eq!(Reminders::may_plan(&open(), &composer, hour(100)), Err(ReminderRefusal::NotOpen));
}
