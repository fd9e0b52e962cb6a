//! What arrives by itself is read as it was meant, and what the page begins with too.

use crate::{
    things::{EVENT, SESSION, group, member, person, poll, receipt, space, tally},
    variants,
};
use api::{groups::GroupView, live::Event, me::Me, polls::PollView, shell::Shell};

fn events() -> Vec<Event> {
    let now = "2026-11-05T10:00:00.25Z".parse().unwrap();
    vec![
        Event::Hello { build: "0.1.0+abc".into(), now, mark: 3 },
        Event::Tally { tally: tally() },
        Event::Poll { poll: Box::new(poll()), tally: tally() },
        Event::Calendar { event_id: EVENT(), revision: u64::from(u32::MAX) + 1 },
        Event::Roster { members: 42 },
        Event::Beat,
        Event::Ended,
    ]
}

#[test]
fn whoever_listens_for_every_name_hears_every_event() {
    let events = events();
    assert_eq!(events.len(), variants::of::<Event>(), "each event has a sample here");
    assert_eq!(events.iter().map(Event::name).collect::<Vec<_>>(), Event::NAMES);
}

#[test]
fn every_event_is_read_back_and_bears_its_own_name() {
    for event in events() {
        let json = serde_json::to_value(&event).unwrap();
        let key = json.as_object().map_or_else(|| json.as_str(), |event| Some(event.keys().next()?.as_str()));
        assert_eq!(key, Some(event.name()));
        assert_eq!(serde_json::from_value::<Event>(json).unwrap(), event);
    }
}

#[test]
fn an_event_is_one_line() {
    for event in events() {
        assert!(!serde_json::to_string(&event).unwrap().contains('\n'), "{}", event.name());
    }
}

#[test]
fn what_the_page_begins_with_is_read_back() {
    let me = Me { space: space(), person: person(), session_id: SESSION(), groups: Vec::new() };
    let group = GroupView { group: group(), me: member(), members: 42 };
    let view = PollView {
        poll: poll(),
        composer: person().name,
        tally: tally(),
        entitled: true,
        receipt: Some(receipt()),
        reminded: true,
    };
    let now = "2026-11-05T10:00:00Z".parse().unwrap();
    for poll in [None, Some((group, view, 7))] {
        let shell = Shell { now, me: me.clone(), poll };
        let json = serde_json::to_string(&shell).unwrap();
        assert_eq!(serde_json::from_str::<Shell>(&json).unwrap(), shell);
    }
}
