use super::{
    Answers, CalendarEvent, Decided, EventChange, EventFault, EventPlan, EventRefusal, Invited, PartStat,
    may_make,
};
use crate::{
    Close, Draft, Electorate, EventId, GroupId, Member, Method, OptionId, Outcome, PersonId, Poll, PollId,
    Role, Secrecy, Visibility,
};
use jiff::Timestamp;
use uuid::Uuid;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}
fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}
fn member(who: u128, role: Role) -> Member {
    Member { group_id: GroupId(Uuid::nil()), person_id: person(who), role, joined: at(0) }
}
fn plan(starts: i64, ends: i64) -> EventPlan {
    EventPlan {
        title: "团建：海边".parse().expect("a title"),
        place: "".parse().expect("a place"),
        note: "".parse().expect("a note"),
        starts: at(starts),
        ends: at(ends),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    }
}
fn event() -> CalendarEvent {
    CalendarEvent {
        id: EventId(Uuid::nil()),
        group_id: GroupId(Uuid::nil()),
        organiser: person(1),
        made: at(0),
        changed: at(0),
        plan: plan(DAY, DAY + HOUR),
        origin: None,
        sequence: 0,
        revision: 1,
        cancelled: None,
    }
}
/// A poll of person 1, closed at 500.
fn poll() -> Poll {
    let draft = Draft {
        title: "团建去哪里".parse().expect("a title"),
        description: "".parse().expect("a description"),
        options: vec!["海边".parse().expect("a label"), "山里".parse().expect("a label")],
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: Method::Single,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline: at(1_000),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    let poll = draft.compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), person(1), at(0)).expect("a poll");
    Poll { opened: Some(at(1)), closed: Some(Close { at: at(500), by: person(1), reason: None }), ..poll }
}

#[test]
fn its_composer_and_the_admins_make_an_event_of_what_won() {
    use EventRefusal::{AlreadyMade, NotDecided, NotTheWinner, NotYours};
    let (poll, won) = (poll(), Outcome::Winner { option: OptionId(1), votes: 2 });
    let tie = Outcome::Tie { options: vec![OptionId(1), OptionId(2)], votes: 1 };
    let (first, second) = (OptionId(1), OptionId(2));
    for (who, outcome, option, has_event, now, answer) in [
        (member(1, Role::Member), &won, first, false, 600, Ok(())),
        (member(2, Role::Admin), &won, first, false, 600, Ok(())),
        (member(2, Role::Owner), &won, first, false, 600, Ok(())),
        (member(2, Role::Member), &won, first, false, 600, Err(NotYours)),
        (member(1, Role::Observer), &won, first, false, 600, Err(NotYours)),
        (member(1, Role::Member), &won, second, false, 600, Err(NotTheWinner)),
        (member(1, Role::Member), &tie, first, false, 600, Err(NotTheWinner)),
        (member(1, Role::Member), &Outcome::NoVote, first, false, 600, Err(NotTheWinner)),
        (member(1, Role::Member), &won, first, true, 600, Err(AlreadyMade)),
    ] {
        let of = Decided { poll: &poll, outcome, option, has_event };
        assert_eq!(may_make(&who, Some(&of), Invited::Voters, at(now)), answer, "{who:?} {outcome:?}");
    }
    let sign_up = Poll { method: Method::SignUp { limit: None, most: 1 }, ..poll.clone() };
    let came = Outcome::SignedUp { people: 2, places: 2 };
    for (secrecy, invited, answer) in [
        (Secrecy::RealName, Invited::Voters, Ok(())),
        (Secrecy::RealNameToAdmins, Invited::Voters, Err(EventRefusal::NamesHidden)),
        (Secrecy::RealNameToAdmins, Invited::Everybody, Ok(())),
    ] {
        let poll = Poll { secrecy, options: sign_up.options[..1].to_vec(), ..sign_up.clone() };
        let of = Decided { poll: &poll, outcome: &came, option: first, has_event: false };
        assert_eq!(may_make(&member(1, Role::Member), Some(&of), invited, at(600)), answer, "{secrecy:?}");
    }
    let open = Poll { closed: None, ..poll };
    let of = Decided { poll: &open, outcome: &won, option: first, has_event: false };
    assert_eq!(may_make(&member(1, Role::Member), Some(&of), Invited::Everybody, at(600)), Err(NotDecided));
}

#[test]
fn of_nothing_only_an_admin_makes_one_and_there_are_no_voters_to_ask() {
    for (role, invited, answer) in [
        (Role::Owner, Invited::Everybody, Ok(())),
        (Role::Admin, Invited::Everybody, Ok(())),
        (Role::Admin, Invited::Voters, Err(EventRefusal::NoVoters)),
        (Role::Member, Invited::Everybody, Err(EventRefusal::NotYours)),
        (Role::Observer, Invited::Everybody, Err(EventRefusal::NotYours)),
    ] {
        assert_eq!(may_make(&member(1, role), None, invited, at(0)), answer, "{role:?}");
    }
}

#[test]
fn times_that_do_not_fit_are_named_field_by_field() {
    use EventFault::{EndNotAfterStart, StartPassed, StartTooFar, TooLong};
    for (starts, ends, faults) in [
        (DAY, DAY + 1, vec![]),
        (10, 20, vec![]),
        (9, 20, vec![StartPassed]),
        (DAY, DAY, vec![EndNotAfterStart]),
        (DAY, DAY - 1, vec![EndNotAfterStart]),
        (DAY, DAY + 31 * DAY, vec![]),
        (DAY, DAY + 31 * DAY + 1, vec![TooLong]),
        (762 * DAY, 762 * DAY + HOUR, vec![StartTooFar]),
        (5, 5, vec![StartPassed, EndNotAfterStart]),
    ] {
        let found = plan(starts, ends).check(None, at(10)).err().unwrap_or_default();
        assert_eq!(found, faults, "{starts} to {ends}");
    }
    assert_eq!((StartPassed.field(), TooLong.field()), ("starts", "ends"));
}

#[test]
fn a_note_may_be_put_right_while_the_event_runs_and_its_start_may_not_be_moved_into_the_past() {
    let (before, now) = (plan(DAY, DAY + HOUR), at(DAY + 60));
    let longer = plan(DAY, DAY + 2 * HOUR);
    assert_eq!(longer.check(Some(&before), now), Ok(()));
    let earlier = plan(DAY + 30, DAY + HOUR);
    assert_eq!(earlier.check(Some(&before), now), Err(vec![EventFault::StartPassed]));
}

#[test]
fn each_change_is_the_next_version_and_only_a_moved_time_asks_everybody_anew() {
    let mut event = event();
    let same = event.plan.clone();
    assert_eq!(event.change(same.clone(), 0, at(10)), Ok(EventChange::None));
    assert_eq!((event.sequence, event.revision, event.changed), (0, 1, at(0)));
    let renamed = EventPlan { place: "码头".parse().expect("a place"), ..same };
    assert_eq!(event.change(renamed.clone(), 0, at(11)), Ok(EventChange::Reworded));
    assert_eq!((event.sequence, event.revision, event.changed), (1, 2, at(11)));
    let moved = EventPlan { ends: at(DAY + 2 * HOUR), ..renamed };
    assert_eq!(event.change(moved.clone(), 0, at(12)), Err(EventRefusal::Changed), "what they saw is old");
    assert_eq!(event.change(moved, 1, at(12)), Ok(EventChange::Moved));
    event.cancel(person(1), "下雨".parse().expect("a reason"), at(13));
    assert_eq!((event.sequence, event.revision, event.changed), (3, 4, at(13)));
}

#[test]
fn whoever_made_it_and_the_admins_change_it_until_it_is_over() {
    use EventRefusal::{Cancelled, NotYours, Over};
    let mut event = event();
    for (who, now, answer) in [
        (member(1, Role::Member), 10, Ok(())),
        (member(2, Role::Admin), 10, Ok(())),
        (member(2, Role::Member), 10, Err(NotYours)),
        (member(1, Role::Observer), 10, Err(NotYours)),
        (member(1, Role::Member), DAY + HOUR - 1, Ok(())),
        (member(1, Role::Member), DAY + HOUR, Err(Over)),
        (Member { group_id: GroupId(Uuid::from_u128(9)), ..member(1, Role::Owner) }, 10, Err(NotYours)),
    ] {
        assert_eq!(event.may_change(&who, at(now)), answer, "{who:?} at {now}");
    }
    event.cancel(person(1), "下雨".parse().expect("a reason"), at(13));
    assert_eq!(event.may_change(&member(1, Role::Member), at(14)), Err(Cancelled));
}

#[test]
fn those_who_are_asked_answer_what_they_saw_until_it_is_over() {
    use EventRefusal::{Changed, NotInvited, Over};
    let event = CalendarEvent { sequence: 2, ..event() };
    for (asked, sequence, now, answer) in [
        (true, 2, 10, Ok(())),
        (false, 2, 10, Err(NotInvited)),
        (true, 1, 10, Err(Changed)),
        (true, 2, DAY + HOUR - 1, Ok(())),
        (true, 2, DAY + HOUR, Err(Over)),
    ] {
        assert_eq!(event.may_answer(asked, sequence, at(now)), answer, "{asked} {sequence} {now}");
    }
}

#[test]
fn answers_are_counted_by_what_they_say() {
    use PartStat::{Accepted, Declined, NeedsAction, Tentative};
    let counted = Answers::count([Accepted, Accepted, Declined, NeedsAction, Tentative, NeedsAction]);
    assert_eq!(counted, Answers { accepted: 2, declined: 1, tentative: 1, waiting: 2 });
    assert_eq!((counted.asked(), counted.of(NeedsAction)), (6, 2));
}
