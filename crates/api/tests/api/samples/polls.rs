use crate::{
    round_trip::Walk,
    things::{GROUP, KEY, PERSON, POLL, at, ballot, draft, person, poll, receipt, tally},
};
use api::{
    Page,
    bounded::PageLimit,
    polls::{
        BallotView, CastBallot, ClosePoll, ComposePoll, GetPoll, GetReminders, GetTally, ListBallots,
        ListNonVoters, ListPolls, OpenPoll, PlanReminders, PollView, RemindNonVoters, RemindersView,
        WithdrawPoll,
    },
};
use domain::{
    Draft, Method, NamedBallot, OptionId, Poll, RankedCount, Receipt, Reminder, ReminderKind, ReminderPlan,
    Reminders, Scored, Secrecy, Selection, Visibility,
};

pub(super) fn walk(walk: &mut Walk) {
    life(walk);
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
    let untouched = Poll { opened: None, closed: None, withdrawn: None, ..poll() };
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
    let anonymous = Draft { secrecy: Secrecy::Anonymous, visibility: Visibility::AfterClose, ..draft() };
    walk.operation(&ComposePoll { group_id: GROUP(), draft: anonymous }, &view());
    walk.operation(&OpenPoll { poll_id: POLL() }, &view());
    walk.operation(&ClosePoll { poll_id: POLL() }, &view());
    walk.operation(&WithdrawPoll { poll_id: POLL(), reason: "写错了".parse().unwrap() }, &view());
}

fn voting(walk: &mut Walk) {
    let cast = CastBallot {
        poll_id: POLL(),
        key: KEY(),
        selection: Selection::Approve(vec![OptionId(2), OptionId(1)]),
        replaces: Some(1),
        voter: Some(person().id),
    };
    walk.operation(&cast, &receipt());
    let scored = Scored { option: OptionId(2), points: 5 };
    for selection in [
        Selection::Approve(vec![]),
        Selection::Rank(vec![OptionId(2), OptionId(1)]),
        Selection::Score(vec![scored]),
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
}

fn reminders(walk: &mut Walk) {
    let plan = ReminderPlan { day_before: false, hours_before: true };
    let kinds = [ReminderKind::ByHand, ReminderKind::DayBefore, ReminderKind::HoursBefore];
    let sent = kinds.map(|kind| Reminder { kind, at: at("2026-11-01T10:00:00Z"), waiting: 7 });
    let reminders = Reminders { plan, sent: sent.into() };
    let view = RemindersView { reminders, waiting: 4, by_mail: true };
    walk.operation(&GetReminders { poll_id: POLL() }, &view);
    walk.operation(&PlanReminders { poll_id: POLL(), plan }, &view);
    let none = RemindersView { reminders: Reminders::default(), waiting: 0, by_mail: false };
    walk.operation(&RemindNonVoters { poll_id: POLL() }, &none);
}
