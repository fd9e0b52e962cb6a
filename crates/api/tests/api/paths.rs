//! Paths: of the API, and of the pages the server gives out links to.

use crate::things::{EVENT, POLL, TOKEN};
use api::{
    catalogue,
    exports::ExportPoll,
    ics, links,
    live::{GroupLive, KioskLive, Stream},
};
use http::{Method, Uri};
use std::collections::HashSet;

/// A template with every parameter called the same: what a router tells apart.
fn shape(template: &str) -> String {
    let segment = |segment: &str| if segment.starts_with('{') { "{}".into() } else { segment.to_owned() };
    template.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[test]
fn no_two_operations_share_a_method_and_a_path() {
    let mut seen = HashSet::new();
    for entry in catalogue::entries() {
        assert!(seen.insert((entry.method.clone(), shape(entry.path))), "{} is there twice", entry.path);
    }
    for path in [GroupLive::PATH, KioskLive::PATH, ExportPoll::PATH] {
        assert!(seen.insert((Method::GET, shape(path))), "{path} is there twice");
    }
}

#[test]
fn one_parameter_of_a_path_has_one_name_wherever_it_stands() {
    let mut names = std::collections::HashMap::new();
    for entry in catalogue::entries() {
        let segments: Vec<&str> = entry.path.split('/').collect();
        for pair in segments.windows(2).filter(|pair| pair[1].starts_with('{')) {
            let name = names.entry((pair[0], segments.len())).or_insert(pair[1]);
            assert_eq!(*name, pair[1], "in {}", entry.path);
        }
    }
}

#[test]
fn every_path_is_versioned() {
    for entry in catalogue::entries() {
        assert!(entry.path.starts_with("/api/v1/"), "{}", entry.path);
    }
}

#[test]
fn the_pages_linked_to_are_where_the_messages_say() {
    assert_eq!(links::sign_in(TOKEN), format!("/sign-in/{TOKEN}"));
    assert_eq!(links::join(TOKEN), format!("/join/{TOKEN}"));
    assert_eq!(links::poll(POLL()), "/polls/01920000-0000-7000-8000-000000000002");
    assert_eq!(links::event(EVENT()), "/events/01920000-0000-7000-8000-000000000009");
    assert_eq!(links::kiosk(TOKEN, None), format!("/kiosk/{TOKEN}"));
    assert_eq!(links::kiosk(TOKEN, Some("abc")), format!("/kiosk/{TOKEN}?join=abc"));
    assert_eq!(links::export(TOKEN), format!("/exports/{TOKEN}"));
}

#[test]
fn a_link_is_an_address_as_it_stands() {
    let kiosk = links::kiosk(TOKEN, Some(TOKEN));
    let export = links::export(TOKEN);
    for path in [links::sign_in(TOKEN), links::join(TOKEN), links::poll(POLL()), kiosk, export] {
        let uri: Uri = format!("http://192.168.1.20:8080{path}").parse().expect("an address");
        assert_eq!(uri.path_and_query().map(ToString::to_string), Some(path));
    }
}

#[test]
fn a_calendar_file_is_where_its_template_says() {
    let id = EVENT().to_string();
    assert_eq!(ics::event(EVENT()), ics::EVENT.replace("{event_id}", &id));
    assert_eq!(ics::feed(TOKEN), ics::FEED.replace("{token}", TOKEN));
    for path in [ics::event(EVENT()), ics::feed(TOKEN)] {
        assert!(path.starts_with("/api/v1/") && path.ends_with(".ics"), "{path}");
    }
}
