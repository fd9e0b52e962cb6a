use crate::{
    round_trip::Walk,
    things::{GROUP, KEY, PERSON, POLL, at, ballot, draft, person, poll, receipt, tally},
    variants,
};
use api::{
    Page,
    bounded::PageLimit,
    polls::{
        BallotView, CastBallot, ClosePoll, ComposePoll, EditPoll, EditionLine, EditionsView, ExtendPoll,
        GetPoll, GetReminders, GetTally, GetTurnout, ListBallots, ListNonVoters, ListPolls, ListSignUps,
        LogLine, OpenPoll, PlanReminders, PollView, ReadEditions, ReadPollLog, RemindNonVoters,
        RemindersView, SchedulePoll, SignUpView, SignUpsView, TurnoutView, WithdrawPoll,
    },
};
use domain::{
    Deed, Draft, Edition, Lead, LogEntry, Method, NamedBallot, OptionId, Poll, PollOption, RankedCount,
    Reason, Receipt, Reminder, ReminderKind, ReminderPlan, Reminders, Scored, Secrecy, Selection, Slot,
    Timeline, Turnout, UnitTurnout, Visibility,
};

pub(super) fn walk(walk: &mut Walk) {
    life(walk);
    editing(walk);
    voting(walk);
    lists(walk);
    reminders(walk);
}

fn view() -> PollView {
    PollView {
        poll: poll(),
        composer: person().name,
        tally: tally(),
        entitled: true,
        receipt: Some(receipt()),
        reminded: true,
    }
}

fn life(walk: &mut Walk) {
    walk.operation(&ComposePoll { group_id: GROUP(), draft: draft() }, &view());
    let plain =
        Draft { description: "".parse().unwrap(), documents: Vec::new(), method: Method::Single, ..draft() };
    let untouched = Poll { opened: None, extended: None, closed: None, withdrawn: None, ..poll() };
    walk.operation(
        &ComposePoll { group_id: GROUP(), draft: plain },
        &PollView { poll: untouched, receipt: None, entitled: false, ..view() },
    );
    for count in [RankedCount::Borda, RankedCount::InstantRunoff] {
        let method = Method::Ranked { min: 2, count };
        walk.operation(&ComposePoll { group_id: GROUP(), draft: Draft { method, ..draft() } }, &view());
    }
    let score = Draft { method: Method::Score, ..draft() };
    walk.operation(&ComposePoll { group_id: GROUP(), draft: score }, &view());
    let slot = Slot { starts: at("2026-11-20T06:00:00Z"), ends: at("2026-11-20T07:00:00Z") };
    let times = Draft { method: Method::Slots, options: Vec::new(), slots: vec![slot], ..draft() };
    let option = PollOption { slot: Some(slot), ..poll().options.remove(0) };
    let on_times = Poll { method: Method::Slots, options: vec![option], ..poll() };
    let view_of_times = PollView { poll: on_times, ..view() };
    walk.operation(&ComposePoll { group_id: GROUP(), draft: times }, &view_of_times);
    let anonymous = Draft { secrecy: Secrecy::Anonymous, visibility: Visibility::AfterClose, ..draft() };
    walk.operation(&ComposePoll { group_id: GROUP(), draft: anonymous }, &view());
    walk.operation(&OpenPoll { poll_id: POLL() }, &view());
    let (opens, reason): (_, Reason) = (at("2026-11-01T09:00:00Z"), "写错了".parse().unwrap());
    walk.operation(&SchedulePoll { poll_id: POLL(), opens }, &view());
    let deadline = at("2026-11-06T10:00:00Z");
    walk.operation(&ExtendPoll { poll_id: POLL(), deadline, reason: reason.clone() }, &view());
    walk.operation(&ClosePoll { poll_id: POLL(), reason: reason.clone() }, &view());
    walk.operation(&WithdrawPoll { poll_id: POLL(), reason }, &view());
    log(walk);
}

fn log(walk: &mut Walk) {
    let (at, reason): (_, Reason) = (at("2026-11-05T09:00:00Z"), "等外出的同事".parse().unwrap());
    let by_hand =
        |deed| LogLine { entry: LogEntry { at, by: Some(PERSON()), deed }, name: Some(person().name) };
    let by_time = |deed| LogLine { entry: LogEntry { at, by: None, deed }, name: None };
    let lines = vec![
        by_hand(Deed::Composed),
        by_hand(Deed::Scheduled { opens: at }),
        by_time(Deed::Opened),
        by_hand(Deed::Edited { edition: 2, reason: Some(reason.clone()) }),
        by_hand(Deed::Edited { edition: 1, reason: None }),
        by_hand(Deed::Extended { from: at, to: at, reason: reason.clone() }),
        by_hand(Deed::ClosedEarly { reason: Some(reason.clone()) }),
        by_hand(Deed::ClosedEarly { reason: None }),
        by_time(Deed::ReachedDeadline),
        by_hand(Deed::Withdrawn { reason }),
    ];
    assert_eq!(lines.len(), variants::of::<Deed>() + 2, "a close and an edit with a reason, and without");
    walk.operation(&ReadPollLog { poll_id: POLL() }, &lines);
}

fn editing(walk: &mut Walk) {
    let reason: Reason = "漏了一个选项".parse().unwrap();
    let edit = EditPoll {
        poll_id: POLL(),
        edition: 1,
        draft: draft(),
        ids: vec![Some(OptionId(1)), None],
        withdrawn: vec![OptionId(1)],
        reason: Some(reason.clone()),
    };
    walk.operation(&edit, &view());
    walk.operation(&EditPoll { ids: Vec::new(), withdrawn: Vec::new(), reason: None, ..edit }, &view());
    let (at, by, question) = (at("2026-11-05T09:00:00Z"), PERSON(), poll().question());
    let first = Edition { number: 1, at, by, reason: None, question };
    let second = Edition { number: 2, reason: Some(reason), ..first.clone() };
    let line = |edition, name| EditionLine { edition, name };
    let editions = vec![line(first, None), line(second, Some(person().name))];
    let told = EditionsView { editions, unconfirmed: Some(3) };
    walk.operation(&ReadEditions { poll_id: POLL() }, &told);
    walk.operation(&ReadEditions { poll_id: POLL() }, &EditionsView { unconfirmed: None, ..told });
}

fn voting(walk: &mut Walk) {
    let cast = CastBallot {
        poll_id: POLL(),
        key: KEY(),
        selection: Selection::Approve(vec![OptionId(2), OptionId(1)]),
        replaces: Some(1),
        edition: 2,
        voter: Some(person().id),
    };
    walk.operation(&cast, &receipt());
    let scored = Scored { option: OptionId(2), points: 5 };
    for selection in [
        Selection::Approve(vec![]),
        Selection::Rank(vec![OptionId(2), OptionId(1)]),
        Selection::Score(vec![scored]),
        Selection::Slots { yes: vec![OptionId(2)], if_need_be: vec![OptionId(1)] },
        Selection::SignUp { quantity: 2, note: "带孩子".parse().unwrap() },
        Selection::Abstain,
    ] {
        let named = NamedBallot { selection: selection.clone(), ..ballot() };
        let kept = Receipt { named: Some(named), ..receipt() };
        walk.operation(&CastBallot { selection, replaces: None, ..cast.clone() }, &kept);
    }
    let recorded = Receipt { named: None, ..receipt() };
    walk.operation(&cast, &recorded);
    walk.operation(&GetPoll { poll_id: POLL() }, &view());
    walk.operation(&GetTally { poll_id: POLL() }, &tally());
    let unit = UnitTurnout { unit: "3 号楼".to_owned(), turnout: Turnout { cast: 2, entitled: 5 } };
    let (from, until) = (at("2026-11-01T09:00:00Z"), at("2026-11-02T09:00:00Z"));
    let timeline = Timeline { from, until, cast: vec![0, 1, 2] };
    let known = TurnoutView { units: vec![unit], timeline: Some(timeline) };
    walk.operation(&GetTurnout { poll_id: POLL() }, &known);
    walk.operation(&GetTurnout { poll_id: POLL() }, &TurnoutView { timeline: None, ..known });
}

fn lists(walk: &mut Walk) {
    let few = PageLimit::new(PageLimit::MIN).unwrap();
    walk.operation(
        &ListPolls { group_id: GROUP(), after: Some(POLL()), limit: few },
        &Page { items: vec![view()], next: Some(POLL()) },
    );
    walk.operation(
        &ListPolls { group_id: GROUP(), after: None, limit: PageLimit::default() },
        &Page { items: Vec::new(), next: None },
    );
    let search = Some("3 号楼/2".to_owned());
    let line = BallotView { person: person(), version: 2, ballot: ballot() };
    let ballots = ListBallots {
        poll_id: POLL(),
        option: Some(OptionId(50)),
        search: search.clone(),
        after: Some(PERSON()),
        limit: few,
    };
    walk.operation(&ballots, &Page { items: vec![line], next: Some(PERSON()) });
    walk.operation(
        &ListBallots { option: None, search: None, after: None, limit: PageLimit::default(), ..ballots },
        &Page { items: Vec::new(), next: None },
    );
    let missing = ListNonVoters { poll_id: POLL(), search, after: Some(PERSON()), limit: few };
    walk.operation(&missing, &Page { items: vec![person()], next: Some(PERSON()) });
    walk.operation(
        &ListNonVoters { search: None, after: None, ..missing },
        &Page { items: Vec::new(), next: None },
    );
    let line = SignUpView { place: 7, person: person(), quantity: 2, note: "带孩子".parse().unwrap() };
    walk.operation(
        &ListSignUps { poll_id: POLL(), before: Some(41), limit: few },
        &SignUpsView { lines: Page { items: vec![line], next: Some(12) }, mine: Some(7) },
    );
    walk.operation(
        &ListSignUps { poll_id: POLL(), before: None, limit: PageLimit::default() },
        &SignUpsView { lines: Page { items: Vec::new(), next: None }, mine: None },
    );
}

fn reminders(walk: &mut Walk) {
    let plan = ReminderPlan { hours_before: [Lead::TWO_HOURS].into() };
    let before = |hours| ReminderKind::Before { hours };
    let kinds = [ReminderKind::ByHand, before(Lead::DAY), before(Lead::TWO_HOURS)];
    let sent = kinds.map(|kind| Reminder { kind, at: at("2026-11-01T10:00:00Z"), waiting: 7 });
    let reminders = Reminders { plan: plan.clone(), sent: sent.into() };
    let view = RemindersView { reminders, waiting: 4, by_mail: true };
    walk.operation(&GetReminders { poll_id: POLL() }, &view);
    walk.operation(&PlanReminders { poll_id: POLL(), plan }, &view);
    let none = RemindersView { reminders: Reminders::default(), waiting: 0, by_mail: false };
    walk.operation(&RemindNonVoters { poll_id: POLL() }, &none);
}
