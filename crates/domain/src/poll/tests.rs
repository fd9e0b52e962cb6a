use super::{Close, Draft, DraftFault, Method, Poll, PollAction, PollRefusal, PollStatus, Slot, Withdrawal};
use crate::{Electorate, GroupId, Member, PersonId, PollId, Role, Secrecy, Tally, Visibility};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub(in crate::poll) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}
pub(in crate::poll) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}
fn draft(options: &[&str], method: Method) -> Draft {
    Draft {
        title: "团建去哪里".parse().expect("title"),
        description: "".parse().expect("description"),
        options: options.iter().map(|o| o.parse().expect("label")).collect(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline: at(1000),
        zone: "Asia/Shanghai".parse().expect("zone"),
    }
}
pub(crate) fn poll() -> Poll {
    let draft = draft(&["海边", "山里"], Method::Single);
    draft.compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), person(1), at(0)).expect("a poll")
}
pub(in crate::poll) fn open() -> Poll {
    Poll { opened: Some(at(10)), ..poll() }
}
pub(crate) fn member(who: u128, role: Role) -> Member {
    Member { group_id: GroupId(Uuid::nil()), person_id: person(who), role, joined: at(0) }
}

#[test]
fn a_deadline_is_true_without_a_job() {
    assert_eq!(poll().status_at(at(5)), PollStatus::Draft);
    assert_eq!(open().status_at(at(999)), PollStatus::Open);
    assert_eq!(open().status_at(at(1000)), PollStatus::Closed);
    assert_eq!(open().closes_at(), at(1000));
}

#[test]
fn an_early_close_is_the_close_and_a_withdrawal_outweighs_it() {
    let closed = Poll { closed: Some(Close { at: at(50), by: person(1), reason: None }), ..open() };
    assert_eq!((closed.status_at(at(50)), closed.closes_at()), (PollStatus::Closed, at(50)));
    let reason = "写错了".parse().expect("reason");
    let withdrawn = Poll { withdrawn: Some(Withdrawal { at: at(60), by: person(1), reason }), ..closed };
    assert_eq!(withdrawn.status_at(at(2000)), PollStatus::Withdrawn);
}

#[test]
fn each_action_has_its_time_and_its_people() {
    use PollAction::{Close, Open, Withdraw};
    let composer = member(1, Role::Member);
    for (poll, who, action, now, answer) in [
        (poll(), member(1, Role::Member), Open, 5, Ok(())),
        (poll(), member(2, Role::Owner), Open, 5, Err(PollRefusal::NotYours)),
        (poll(), composer.clone(), Open, 1000, Err(PollRefusal::DeadlinePassed)),
        (poll(), composer.clone(), Close, 5, Err(PollRefusal::NotOpenYet)),
        (open(), composer.clone(), Open, 20, Err(PollRefusal::AlreadyOpen)),
        (open(), composer.clone(), Close, 20, Ok(())),
        (open(), member(2, Role::Admin), Close, 20, Ok(())),
        (open(), member(2, Role::Member), Close, 20, Err(PollRefusal::NotYours)),
        (open(), member(1, Role::Observer), Close, 20, Err(PollRefusal::NotYours)),
        (open(), composer.clone(), Withdraw, 20, Ok(())),
        (open(), composer.clone(), Withdraw, 1000, Err(PollRefusal::Closed)),
    ] {
        assert_eq!(poll.may(&who, action, at(now)), answer, "{action:?} by {who:?} at {now}");
    }
}

#[test]
fn a_draft_is_its_composers_alone() {
    assert!(poll().seen_by(&member(1, Role::Member)));
    assert!(!poll().seen_by(&member(2, Role::Owner)));
    assert!(open().seen_by(&member(2, Role::Observer)));
    let stranger = Member { group_id: GroupId(Uuid::from_u128(9)), ..member(1, Role::Owner) };
    assert!(!open().seen_by(&stranger));
}

#[test]
fn a_draft_is_told_everything_that_is_wrong_with_it() {
    let wrong = Draft { deadline: at(5), ..draft(&["A", "b", "a"], Method::Multiple { min: 2, max: 9 }) };
    assert_eq!(
        wrong.check(at(0)),
        Err(vec![
            DraftFault::DuplicateOption { index: 2 },
            DraftFault::ChoiceBounds,
            DraftFault::DeadlineTooSoon
        ])
    );
    assert_eq!(DraftFault::DuplicateOption { index: 2 }.field(), "options[2]");
    assert_eq!(
        draft(&["A"], Method::Single).check(at(0)),
        Err(vec![DraftFault::TooFewOptions { min: Draft::MIN_OPTIONS }])
    );
    let far = Draft { deadline: at(60 * 60 * 24 * 401), ..draft(&["A", "B"], Method::Single) };
    assert_eq!(far.check(at(0)), Err(vec![DraftFault::DeadlineTooFar]));
}

#[test]
fn options_are_numbered_once_from_one() {
    assert_eq!(poll().options.iter().map(|o| o.id.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(poll().place(crate::OptionId(2)), Some(1));
}

#[test]
fn who_sees_the_result_when() {
    use Visibility::{AfterClose, AfterVote, Live};
    for (visibility, voted, now, seen) in [
        (Live, false, 20, true),
        (AfterVote, false, 20, false),
        (AfterVote, true, 20, true),
        (AfterVote, false, 1000, true),
        (AfterClose, true, 999, false),
        (AfterClose, false, 1000, true),
    ] {
        let poll = Poll { visibility, ..open() };
        assert_eq!(poll.shows_result(voted, at(now)), seen, "{visibility:?} {voted} at {now}");
    }
    let reason = "写错了".parse().expect("reason");
    let withdrawal = Withdrawal { at: at(30), by: person(1), reason };
    let withdrawn = Poll { visibility: AfterClose, withdrawn: Some(withdrawal), ..open() };
    assert!(!withdrawn.shows_result(true, at(2000)), "what was withdrawn before is never shown");
}

#[test]
fn what_may_not_be_seen_yet_is_announced_as_turnout_only() {
    let mut tally = Tally::empty(&open(), 9);
    tally.counts[0].votes = 4;
    tally.turnout.cast = 4;
    let hidden = Poll { visibility: Visibility::AfterVote, ..open() };
    let veiled = hidden.announced(tally.clone(), at(20));
    assert_eq!((veiled.is_veiled(), veiled.turnout), (true, tally.turnout));
    assert!(
        tally.newer_than(&veiled) && !veiled.newer_than(&tally),
        "of one revision, the one that shows more"
    );
    assert_eq!(hidden.announced(tally.clone(), at(1000)), tally);
}

#[test]
fn more_places_to_rank_than_options_do_not_fit() {
    let method = |min| Method::Ranked { min, count: crate::RankedCount::Borda };
    assert_eq!(draft(&["A", "B"], method(3)).check(at(0)), Err(vec![DraftFault::ChoiceBounds]));
    assert_eq!(draft(&["A", "B"], method(0)).check(at(0)), Err(vec![DraftFault::ChoiceBounds]));
    assert_eq!(draft(&["A", "B"], method(2)).check(at(0)), Ok(()));
}

#[test]
fn an_anonymous_poll_shows_nothing_early_and_takes_no_joiners() {
    let named = draft(&["A", "B"], Method::Single);
    let loose = Draft { secrecy: Secrecy::Anonymous, ..named };
    let faults = [DraftFault::AnonymousShowsLate, DraftFault::AnonymousIsFrozen];
    assert_eq!(loose.check(at(0)), Err(faults.to_vec()));
    assert_eq!(faults.map(DraftFault::field), ["visibility", "electorate"]);
    for visibility in [Visibility::Live, Visibility::AfterVote] {
        let early = Draft { visibility, electorate: Electorate::FrozenAtOpening, ..loose.clone() };
        assert_eq!(early.check(at(0)), Err(vec![DraftFault::AnonymousShowsLate]));
    }
    let frozen = Electorate::FrozenAtOpening;
    let strict = Draft { visibility: Visibility::AfterClose, electorate: frozen, ..loose };
    assert_eq!(strict.check(at(0)), Ok(()));
}

#[test]
fn an_anonymous_poll_needs_five_who_may_vote() {
    let secret = Poll { secrecy: Secrecy::Anonymous, ..poll() };
    assert_eq!(secret.may_open_for(4), Err(PollRefusal::ElectorateTooSmall { entitled: 4, least: 5 }));
    assert_eq!((secret.may_open_for(5), poll().may_open_for(0)), (Ok(()), Ok(())));
}

#[test]
fn an_anonymous_poll_is_sealed_once_it_takes_no_ballots_any_more() {
    let secret = Poll { secrecy: Secrecy::Anonymous, ..open() };
    let due = |poll: &Poll, now| poll.is_to_be_sealed(at(now));
    assert_eq!((due(&secret, 999), due(&secret, 1000)), (false, true));
    let closed = Poll { closed: Some(Close { at: at(50), by: person(1), reason: None }), ..secret.clone() };
    assert!(due(&closed, 50));
    let withdrawal = Withdrawal { at: at(60), by: person(1), reason: "写错了".parse().expect("reason") };
    assert!(due(&Poll { withdrawn: Some(withdrawal.clone()), ..secret.clone() }, 60));
    let draft = Poll { opened: None, withdrawn: Some(withdrawal), ..secret };
    assert!(!due(&draft, 60), "what was never opened has no ballots");
    assert!(!due(&open(), 1000), "and what is kept by name is not written anew");
}

#[test]
fn nobody_is_shown_who_chose_what_in_an_anonymous_poll() {
    for role in [Role::Observer, Role::Member, Role::Admin, Role::Owner] {
        assert!(!Secrecy::Anonymous.names_to(&member(1, role)), "{role:?}");
    }
}

fn slot(from: i64, to: i64) -> Slot {
    Slot { starts: at(from), ends: at(to) }
}
fn on_times(slots: &[Slot]) -> Draft {
    Draft { slots: slots.to_vec(), ..draft(&[], Method::Slots) }
}

#[test]
fn slots_stand_in_the_order_of_time_and_may_overlap() {
    let poll = on_times(&[slot(7200, 9000), slot(3600, 7200), slot(3600, 5400)]);
    let poll = poll.compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), person(1), at(0)).expect("a poll");
    let slots: Vec<_> = poll.options.iter().map(|option| (option.id.0, option.slot)).collect();
    assert_eq!(
        slots,
        [(1, Some(slot(3600, 5400))), (2, Some(slot(3600, 7200))), (3, Some(slot(7200, 9000)))]
    );
    assert_eq!(poll.options[0].label.as_str(), "1970-01-01T01:00:00Z/1970-01-01T01:30:00Z");
}

#[test]
fn a_slot_must_be_able_to_become_an_event_and_stands_there_once() {
    use crate::EventFault::{EndNotAfterStart, StartPassed, TooLong};
    let day = 24 * 60 * 60;
    let within_the_second = Slot { ends: at(200) + SignedDuration::from_millis(300), ..slot(100, 0) };
    for (slots, faults) in [
        (vec![slot(100, 200), slot(150, 200)], vec![]),
        (
            vec![slot(100, 200), slot(100, 300), within_the_second],
            vec![DraftFault::DuplicateSlot { index: 2 }],
        ),
        (vec![slot(100, 200), slot(300, 300)], vec![DraftFault::Slot { index: 1, fault: EndNotAfterStart }]),
        (
            vec![slot(5, 200), slot(100, 100 + 32 * day)],
            vec![
                DraftFault::Slot { index: 0, fault: StartPassed },
                DraftFault::Slot { index: 1, fault: TooLong },
            ],
        ),
        (vec![slot(100, 200)], vec![DraftFault::TooFewOptions { min: Draft::MIN_OPTIONS }]),
    ] {
        let expected = if faults.is_empty() { Ok(()) } else { Err(faults) };
        assert_eq!(on_times(&slots).check(at(10)), expected, "{slots:?}");
    }
    let fault = DraftFault::Slot { index: 3, fault: EndNotAfterStart };
    assert_eq!(fault.field(), "slots[3].ends");
}

#[test]
fn texts_and_slots_are_not_mixed() {
    let both = Draft { options: draft(&["A", "B"], Method::Single).options, ..on_times(&[slot(1, 2); 2]) };
    assert!(both.check(at(0)).is_err_and(|faults| faults.contains(&DraftFault::SlotsAndTexts)));
    let single = Draft { slots: vec![slot(1, 2)], ..draft(&["A", "B"], Method::Single) };
    assert_eq!(single.check(at(0)), Err(vec![DraftFault::SlotsAndTexts]));
}

#[test]
fn a_poll_is_not_opened_once_one_of_its_slots_has_begun() {
    let draft = on_times(&[slot(100, 200), slot(500, 600)]);
    let poll = draft.compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), person(1), at(0)).expect("a poll");
    let composer = member(1, Role::Member);
    assert_eq!(poll.may(&composer, PollAction::Open, at(100)), Ok(()));
    assert_eq!(poll.may(&composer, PollAction::Open, at(101)), Err(PollRefusal::SlotPassed));
    assert_eq!(poll.may(&composer, PollAction::Withdraw, at(101)), Ok(()));
}

#[test]
fn details_belong_to_the_options_in_their_order_and_to_no_more_of_them() {
    let details = |about: &str| crate::OptionDetails { about: about.parse().ok(), ..Default::default() };
    let two = || draft(&["A", "B"], Method::Single);
    let poll = Draft { details: vec![details("先"), details("后")], ..two() };
    let poll = poll
        .compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), PersonId(Uuid::nil()), at(0))
        .expect("a poll");
    let said: Vec<_> =
        poll.options.iter().map(|option| option.details.about.as_ref().map(ToString::to_string)).collect();
    assert_eq!(said, [Some("先".to_owned()), Some("后".to_owned())]);
    let three = Draft { details: vec![details("先"); 3], ..two() };
    assert_eq!(three.check(at(0)), Err(vec![DraftFault::DetailsOfNothing]));
    assert!(Draft { details: vec![details("先")], ..two() }.check(at(0)).is_ok(), "the rest has none");
    assert_eq!(DraftFault::NoSuchPicture { index: 3 }.field(), "details[3].picture");
}

#[test]
fn a_sign_up_has_one_option_real_names_and_a_list_that_everybody_can_follow() {
    let draft = |options: &[&str], limit, most| draft(options, Method::SignUp { limit, most });
    let poll = draft(&["报名"], Some(20), 5);
    let composed = poll.clone().compose(PollId(Uuid::nil()), GroupId(Uuid::nil()), person(1), at(0));
    assert!(composed.expect("a poll").abstention, "not to come is always an answer");
    let to_admins = Draft { secrecy: Secrecy::RealNameToAdmins, ..poll.clone() };
    assert_eq!(to_admins.check(at(0)), Ok(()));
    let bounds = DraftFault::PlaceBounds { most: 99 };
    for (wrong, fault, field) in [
        (draft(&[], None, 1), DraftFault::TooFewOptions { min: 1 }, "options"),
        (draft(&["来", "不来"], None, 1), DraftFault::TooManyOptions { max: 1 }, "options"),
        (draft(&["报名"], Some(0), 1), bounds, "method"),
        (draft(&["报名"], None, 0), bounds, "method"),
        (draft(&["报名"], None, 100), bounds, "method"),
        (Draft { secrecy: Secrecy::Anonymous, ..poll.clone() }, DraftFault::SignUpIsNamed, "secrecy"),
        (Draft { visibility: Visibility::AfterVote, ..poll }, DraftFault::SignUpShowsLive, "visibility"),
    ] {
        assert_eq!(wrong.check(at(0)), Err(vec![fault]), "{wrong:?}");
        assert_eq!(fault.field(), field);
    }
}
