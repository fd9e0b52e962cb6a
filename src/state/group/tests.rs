use super::*;
use crate::state::PollStateStoreFields as _;
use domain::{Draft, Method, OptionId, PersonId, Poll, Selection, Tally, Tracker};
use jiff::Timestamp;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use uuid::Uuid;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("in range")
}
fn poll(n: u128) -> Poll {
    let draft = Draft {
        title: "团建去哪里".parse().expect("title"),
        description: "".parse().expect("description"),
        options: vec!["海边".parse().expect("label"), "山里".parse().expect("label")],
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: Method::Single,
        abstention: false,
        secrecy: Default::default(),
        visibility: Default::default(),
        electorate: Default::default(),
        deadline: at(1000),
        zone: "UTC".parse().expect("zone"),
    };
    let nil = Uuid::nil();
    let poll = draft.compose(PollId(Uuid::from_u128(n)), GroupId(nil), PersonId(nil), at(0)).expect("a poll");
    Poll { opened: Some(at(0)), ..poll }
}
fn tally(n: u128, revision: u64, votes: u32) -> Tally {
    let mut tally = Tally::empty(&poll(n), 9);
    tally.revision = revision;
    tally.counts[0].votes = votes;
    tally
}
fn view(n: u128, revision: u64, votes: u32) -> PollView {
    let composer = "张三".parse().expect("a name");
    PollView {
        poll: poll(n),
        composer,
        tally: tally(n, revision, votes),
        entitled: true,
        receipt: None,
        reminded: false,
    }
}
fn receipt(n: u128, version: u32) -> Receipt {
    let tracker = Tracker::from_random([0; 10]);
    let selection = Selection::Approve(vec![OptionId(1)]);
    let named = Some(domain::NamedBallot { tracker, at: at(1), selection, edition: 1 });
    Receipt { poll_id: PollId(Uuid::from_u128(n)), version, named }
}
fn group() -> (Owner, GroupState) {
    let owner = Owner::new();
    owner.set();
    (owner, GroupState::new(GroupId(Uuid::nil())))
}
fn known(group: GroupState, n: u128) -> PollState {
    group.poll_untracked(PollId(Uuid::from_u128(n))).expect("known").get_untracked()
}

#[test]
fn a_newer_tally_wakes_only_what_reads_it_and_an_older_one_nothing() {
    let (_owner, group) = group();
    group.take(view(1, 1, 1));
    let store = group.poll_untracked(PollId(Uuid::from_u128(1))).expect("known");
    let (titles, tallies) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let title = Memo::new({
        let woken = titles.clone();
        move |_| {
            woken.fetch_add(1, Ordering::Relaxed);
            store.poll().with(|poll| poll.title.clone())
        }
    });
    let revision = Memo::new({
        let woken = tallies.clone();
        move |_| {
            woken.fetch_add(1, Ordering::Relaxed);
            store.tally().with(|tally| tally.revision)
        }
    });
    let look = || {
        title.get_untracked();
        revision.get_untracked()
    };
    assert_eq!(look(), 1);
    assert_eq!(group.receive(Event::Tally { tally: tally(1, 3, 5) }), None);
    assert_eq!(look(), 3);
    assert_eq!(group.receive(Event::Tally { tally: tally(1, 2, 4) }), None);
    assert_eq!(look(), 3);
    assert_eq!((titles.load(Ordering::Relaxed), tallies.load(Ordering::Relaxed)), (1, 2));
}

#[test]
fn an_answer_overtaken_by_an_event_does_not_turn_the_bars_back() {
    let (_owner, group) = group();
    group.take(view(1, 1, 1));
    group.receive(Event::Tally { tally: tally(1, 7, 6) });
    group.take(view(1, 5, 4));
    assert_eq!((known(group, 1).tally.revision, known(group, 1).tally.counts[0].votes), (7, 6));
}

#[test]
fn an_answer_read_before_my_ballot_does_not_take_my_receipt_away() {
    let (_owner, group) = group();
    group.take(view(1, 1, 1));
    group.take_receipt(receipt(1, 2));
    group.take_receipt(receipt(1, 1));
    group.take(view(1, 9, 1));
    assert_eq!(known(group, 1).receipt.map(|receipt| receipt.version), Some(2));
}

#[test]
fn a_poll_that_opened_elsewhere_is_read_and_one_that_closed_is_taken_as_it_is() {
    let (_owner, group) = group();
    group.take(view(1, 4, 1));
    let closed = Poll { deadline: at(5), ..poll(1) };
    assert_eq!(group.receive(Event::Poll { poll: Box::new(closed), tally: tally(1, 4, 1) }), None);
    assert_eq!(known(group, 1).poll.deadline, at(5));
    let event = Event::Poll { poll: Box::new(poll(2)), tally: tally(2, 1, 0) };
    assert_eq!(group.receive(event), Some(PollId(Uuid::from_u128(2))));
}

#[test]
fn a_draft_of_mine_that_is_opened_is_read_again_because_its_electorate_was_settled() {
    let (_owner, group) = group();
    let mut draft = view(1, 1, 0);
    draft.poll.opened = None;
    group.take(draft);
    let event = Event::Poll { poll: Box::new(poll(1)), tally: tally(1, 2, 0) };
    assert_eq!(group.receive(event), Some(PollId(Uuid::from_u128(1))));
    assert!(known(group, 1).poll.opened.is_some(), "meanwhile it is shown as opened");
}

#[test]
fn polls_stand_newest_first_in_whatever_order_they_were_read() {
    let (_owner, group) = group();
    for n in [2, 1, 3] {
        group.take(view(n, 1, 0));
    }
    let order: Vec<u128> = group.polls.get_untracked().iter().map(|(id, _)| id.0.as_u128()).collect();
    assert_eq!(order, [3, 2, 1]);
}

#[test]
fn a_poll_that_a_page_took_is_there_when_the_page_is_gone() {
    let (owner, group) = group();
    let page = owner.child();
    page.with(|| group.take(view(1, 1, 4)));
    page.cleanup();
    let store = group.poll_untracked(PollId(Uuid::from_u128(1))).expect("known");
    assert_eq!(store.try_get_untracked().map(|poll| poll.tally.counts[0].votes), Some(4));
}

#[test]
fn an_event_of_the_calendar_says_which_to_read_and_a_line_that_is_back_says_any() {
    let (_owner, group) = group();
    let event_id = EventId(Uuid::from_u128(7));
    assert_eq!(group.receive(Event::Calendar { event_id, revision: 2 }), None);
    assert_eq!(group.calendar.get_untracked(), Some(event_id));
    group.receive(Event::Hello { build: "dev".into(), now: at(0), mark: 0 });
    assert_eq!(group.calendar.get_untracked(), None);
}

#[test]
fn an_edited_poll_is_shown_at_once_and_read_again_since_its_announcement_hides_what_i_may_see() {
    let (_owner, group) = group();
    group.take(view(1, 1, 1));
    let edited = Poll { edition: 2, title: "改过的题目".parse().expect("a title"), ..poll(1) };
    let event =
        |revision| Event::Poll { poll: Box::new(edited.clone()), tally: tally(1, revision, 1).veiled() };
    assert_eq!(group.receive(event(2)), Some(edited.id));
    assert_eq!(known(group, 1).poll, edited);
    assert_eq!(group.receive(event(3)), None, "the same edition is known");
}
