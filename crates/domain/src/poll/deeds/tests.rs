use super::{Act, Close, Deed, LogEntry, Withdrawal};
use crate::poll::tests::{at, member, open, person, poll};
use crate::{Extension, Poll, PollAction, PollRefusal, PollStatus, Reason, Role};
use jiff::{SignedDuration, Timestamp};

fn why() -> Reason {
    "等外出的同事回来".parse().expect("a reason")
}
/// To open at 100, to close at 1000.
fn scheduled() -> Poll {
    Poll { opened: Some(at(100)), ..poll() }
}
fn entry(second: i64, deed: Deed) -> LogEntry {
    LogEntry { at: at(second), by: Some(person(1)), deed }
}
fn by_time(second: i64, deed: Deed) -> LogEntry {
    LogEntry { at: at(second), by: None, deed }
}

#[test]
fn an_opening_is_true_without_a_job() {
    let moment = SignedDuration::from_micros(1);
    assert_eq!(scheduled().status_at(at(0)), PollStatus::Scheduled);
    assert_eq!(scheduled().status_at(at(100) - moment), PollStatus::Scheduled);
    assert_eq!(scheduled().status_at(at(100)), PollStatus::Open);
    assert_eq!(scheduled().status_at(at(1000)), PollStatus::Closed);
    let withdrawn = Withdrawal { at: at(50), by: person(1), reason: why() };
    let withdrawn = Poll { withdrawn: Some(withdrawn), ..scheduled() };
    assert_eq!(withdrawn.status_at(at(100)), PollStatus::Withdrawn, "what was taken back does not open");
}

#[test]
fn everybody_sees_what_is_scheduled() {
    assert!(scheduled().seen_by(&member(2, Role::Observer)));
}

#[test]
fn what_is_scheduled_is_opened_at_once_extended_or_withdrawn_and_not_closed() {
    use PollAction::{Close, Extend, Open, Withdraw};
    let (composer, admin) = (member(1, Role::Member), member(2, Role::Admin));
    for (poll, who, action, now, answer) in [
        (scheduled(), &composer, Open, 5, Ok(())),
        (scheduled(), &admin, Open, 5, Err(PollRefusal::NotYours)),
        (scheduled(), &composer, Open, 100, Err(PollRefusal::AlreadyOpen)),
        (scheduled(), &admin, Extend, 5, Ok(())),
        (scheduled(), &admin, Withdraw, 5, Ok(())),
        (scheduled(), &admin, Close, 5, Err(PollRefusal::NotOpenYet)),
        (poll(), &composer, Extend, 5, Err(PollRefusal::NotOpenYet)),
        (open(), &admin, Extend, 999, Ok(())),
        (open(), &member(3, Role::Member), Extend, 999, Err(PollRefusal::NotYours)),
        (open(), &admin, Extend, 1000, Err(PollRefusal::Closed)),
    ] {
        assert_eq!(poll.may(who, action, at(now)), answer, "{action:?} by {who:?} at {now}");
    }
}

#[test]
fn it_opens_in_the_future_and_leaves_time_to_vote() {
    let open_at = |wanted: Timestamp, now| poll().may_open_at(wanted, at(now));
    assert_eq!(open_at(at(100), 5), Ok(at(100)));
    assert_eq!(open_at(at(5), 5), Err(PollRefusal::OpeningPassed));
    assert_eq!(open_at(at(990), 5), Ok(at(990)));
    assert_eq!(open_at(at(991), 5), Err(PollRefusal::DeadlineTooSoon));
    let between = at(100) + SignedDuration::from_nanos(1);
    assert_eq!(open_at(between, 5), Ok(at(100)), "as it is kept");
}

#[test]
fn a_deadline_is_moved_later_and_never_earlier() {
    let extend = |wanted: i64| open().may_extend_to(at(wanted), at(20));
    assert_eq!(extend(1001), Ok(at(1001)));
    assert_eq!(extend(1000), Err(PollRefusal::DeadlineTooSoon));
    assert_eq!(extend(500), Err(PollRefusal::DeadlineTooSoon));
    let year = 400 * 24 * 60 * 60;
    assert_eq!(extend(20 + year), Ok(at(20 + year)));
    assert_eq!(extend(21 + year), Err(PollRefusal::DeadlineTooFar));
}

#[test]
fn the_log_says_what_was_done_and_what_time_did() {
    let kept = vec![entry(0, Deed::Composed), entry(1, Deed::Scheduled { opens: at(100) })];
    assert_eq!(scheduled().log_at(kept.clone(), at(99)), kept);
    let extended = Deed::Extended { from: at(500), to: at(1000), reason: why() };
    let kept = [kept, vec![entry(300, extended)]].concat();
    let mut told = kept.clone();
    told.insert(2, by_time(100, Deed::Opened));
    assert_eq!(scheduled().log_at(kept.clone(), at(999)), told, "the opening stands where it happened");
    told.push(by_time(1000, Deed::ReachedDeadline));
    assert_eq!(scheduled().log_at(kept, at(1000)), told);
}

#[test]
fn time_did_not_do_what_somebody_did_before_it() {
    let kept = vec![entry(0, Deed::Composed), entry(10, Deed::Opened)];
    assert_eq!(open().log_at(kept.clone(), at(20)), kept, "it was opened by hand");
    let kept = [kept, vec![entry(50, Deed::ClosedEarly { reason: Some(why()) })]].concat();
    let closed = Poll { closed: Some(Close { at: at(50), by: person(1), reason: Some(why()) }), ..open() };
    assert_eq!(closed.log_at(kept.clone(), at(2000)), kept);
    let kept = vec![
        entry(0, Deed::Composed),
        entry(1, Deed::Scheduled { opens: at(100) }),
        entry(50, Deed::Withdrawn { reason: why() }),
    ];
    let withdrawal = Withdrawal { at: at(50), by: person(1), reason: why() };
    let withdrawn = Poll { withdrawn: Some(withdrawal), ..scheduled() };
    assert_eq!(withdrawn.log_at(kept.clone(), at(2000)), kept, "it never opened");
}

#[test]
fn what_is_done_changes_the_poll_and_is_written_down() {
    let composer = member(1, Role::Member);
    let (poll_, deed) = poll().after(Act::Schedule { opens: at(100) }, &composer, at(5)).expect("scheduled");
    assert_eq!((poll_, deed), (scheduled(), Deed::Scheduled { opens: at(100) }));
    let act = Act::Extend { deadline: at(2000), reason: why() };
    let (extended, deed) = open().after(act, &composer, at(20)).expect("extended");
    let extension = Extension { at: at(20), by: person(1), from: at(1000), reason: why() };
    assert_eq!(extended, Poll { deadline: at(2000), extended: Some(extension), ..open() });
    assert_eq!(deed, Deed::Extended { from: at(1000), to: at(2000), reason: why() });
    assert_eq!(extended.status_at(at(1500)), PollStatus::Open);
    let act = Act::Close { reason: why() };
    assert_eq!(open().after(act, &member(3, Role::Member), at(20)), Err(PollRefusal::NotYours));
}
