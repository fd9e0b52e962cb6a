use crate::{
    round_trip::Walk,
    things::{EVENT, GROUP, PERSON, POLL, TOKEN, at, event, feed, person, plan},
};
use api::{
    Page,
    bounded::PageLimit,
    calendar::{
        AnswerEvent, AttendeeView, CancelEvent, ChangeEvent, CreateEvent, EventView, GetEvent, GetFeed,
        IssueFeed, IssuedFeed, ListAttendees, ListEvents, ListPollEvents, MyFeed, RevokeFeed,
    },
};
use domain::{Answers, CalendarEvent, Invited, PartStat};

pub(super) fn walk(walk: &mut Walk) {
    life(walk);
    lists(walk);
    feeds(walk);
}

fn view() -> EventView {
    let answers = Answers { accepted: 1, declined: 2, tentative: 3, waiting: 4 };
    EventView { event: event(), organiser: person().name, answers, mine: Some(PartStat::Tentative) }
}

fn life(walk: &mut Walk) {
    let create =
        CreateEvent { group_id: GROUP(), plan: plan(), invited: Invited::Voters, origin: event().origin };
    walk.operation(&create, &view());
    let plain = CalendarEvent { origin: None, cancelled: None, ..event() };
    walk.operation(
        &CreateEvent { invited: Invited::Everybody, origin: None, ..create },
        &EventView { event: plain, mine: None, ..view() },
    );
    walk.operation(&GetEvent { event_id: EVENT() }, &view());
    walk.operation(&ChangeEvent { event_id: EVENT(), sequence: 1, plan: plan() }, &view());
    walk.operation(&CancelEvent { event_id: EVENT(), reason: "下雨".parse().unwrap() }, &view());
    for answer in [PartStat::NeedsAction, PartStat::Accepted, PartStat::Declined, PartStat::Tentative] {
        walk.operation(&AnswerEvent { event_id: EVENT(), sequence: 1, answer }, &view());
    }
}

fn lists(walk: &mut Walk) {
    let few = PageLimit::new(PageLimit::MIN).unwrap();
    let (from, until) = (at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z"));
    let list = ListEvents { group_id: GROUP(), from, until, after: Some(EVENT()), limit: few };
    walk.operation(&list, &Page { items: vec![view()], next: Some(EVENT()) });
    walk.operation(&ListEvents { after: None, ..list }, &Page { items: Vec::new(), next: None });
    walk.operation(&ListPollEvents { poll_id: POLL() }, &vec![view()]);
    let answer = Some(PartStat::NeedsAction);
    let asked = ListAttendees { event_id: EVENT(), answer, after: Some(PERSON()), limit: few };
    let line = AttendeeView { person: person(), answer: PartStat::NeedsAction };
    walk.operation(&asked, &Page { items: vec![line], next: Some(PERSON()) });
    walk.operation(
        &ListAttendees { answer: None, after: None, ..asked },
        &Page { items: Vec::new(), next: None },
    );
}

fn feeds(walk: &mut Walk) {
    walk.operation(&GetFeed {}, &MyFeed { feed: Some(feed()) });
    walk.operation(&GetFeed {}, &MyFeed { feed: None });
    let issued = IssuedFeed { feed: feed(), path: api::ics::feed(TOKEN), token: TOKEN.into() };
    walk.operation(&IssueFeed {}, &issued);
    walk.operation(&RevokeFeed {}, &());
}
