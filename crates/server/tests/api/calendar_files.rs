//! Calendar files, read by a parser of another hand.

use crate::{
    bad_input::problem,
    calendar::{answer, cancel, change, create, made, plan},
};
use api::{
    Code,
    calendar::{EventView, GetFeed, IssueFeed, RevokeFeed},
    ics,
};
use domain::{EventPlan, PartStat};
use http::{Request, Response};
use ical::{IcalParser, parser::ical::component::IcalEvent, property::Property};
use jiff::SignedDuration;
use testkit::{Caller, Village};

async fn get(who: &Caller, path: &str) -> Response<Vec<u8>> {
    who.send(Request::get(path).body(Vec::new()).unwrap()).await
}

/// A file as a calendar program reads it.
struct File {
    method: String,
    events: Vec<IcalEvent>,
}

fn value(properties: &[Property], name: &str) -> Option<String> {
    let found: Vec<_> = properties.iter().filter(|property| property.name == name).collect();
    assert!(found.len() <= 1, "{name} is there more than once");
    let value = found.first()?.value.clone().unwrap_or_default();
    Some(value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
}

impl File {
    fn of(response: &Response<Vec<u8>>) -> Self {
        assert_eq!(response.status(), 200, "{}", String::from_utf8_lossy(response.body()));
        assert_eq!(response.headers()["content-type"], "text/calendar; charset=utf-8");
        let text = std::str::from_utf8(response.body()).expect("UTF-8");
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets: {text}");
        let mut read = IcalParser::new(text.as_bytes()).collect::<Vec<_>>();
        let calendar = read.pop().expect("a calendar").expect("it is read");
        assert!(read.is_empty(), "one calendar");
        let method = value(&calendar.properties, "METHOD").expect("a method");
        Self { method, events: calendar.events }
    }

    fn only(&self, name: &str) -> Option<String> {
        assert_eq!(self.events.len(), 1);
        value(&self.events[0].properties, name)
    }

    fn parameter(&self, of: &str, name: &str) -> Option<String> {
        let properties = &self.events[0].properties;
        let params = properties.iter().find(|property| property.name == of)?.params.clone()?;
        params.into_iter().find(|(key, _)| key == name)?.1.pop()
    }
}

async fn file(who: &Caller, view: &EventView) -> File {
    File::of(&get(who, &ics::event(view.event.id)).await)
}

#[tokio::test]
async fn an_event_is_asked_to_whoever_reads_it_and_names_nobody_else() {
    let village = Village::new().await;
    let (zhang, ou) = (village.member("张三", "3 号楼").await, village.member("欧阳娜娜", "8 号楼").await);
    let view = made(&village).await;
    for who in [&zhang, &ou] {
        who.call(&answer(&view, PartStat::Accepted)).await.unwrap();
    }
    let response = get(&zhang, &ics::event(view.event.id)).await;
    let whole = String::from_utf8(response.body().clone()).unwrap().replace("\r\n ", "");
    for private in ["欧阳", "8 号楼", "3 号楼", "李明", &ou.id().to_string(), "mailto"] {
        assert!(!whole.contains(private), "{private} stands in {whole}");
    }
    let file = File::of(&response);
    assert_eq!(file.method, "REQUEST");
    assert_eq!(file.only("UID"), Some(view.event.id.to_string()));
    assert_eq!(file.only("ATTENDEE"), Some(format!("urn:uuid:{}", zhang.id())));
    assert_eq!(file.parameter("ATTENDEE", "PARTSTAT").as_deref(), Some("ACCEPTED"));
    assert_eq!(file.only("ORGANIZER"), Some(format!("urn:uuid:{}", village.group_id())));
    assert_eq!(file.only("STATUS").as_deref(), Some("CONFIRMED"));
    // The village stands at eight in the morning, UTC.
    assert_eq!(file.only("DTSTART").as_deref(), Some("20261202T080000Z"));
    assert_eq!(file.only("DTEND").as_deref(), Some("20261202T090000Z"));
    let late = village.member("王五", "5 号楼").await;
    let told = self::file(&late, &view).await;
    assert_eq!((told.method.as_str(), told.only("ATTENDEE")), ("PUBLISH", None), "not asked");
}

#[tokio::test]
async fn whatever_is_written_comes_back_letter_by_letter_however_long() {
    let village = Village::new().await;
    let title = "电梯, 更换; 方案\\甲: \"急\" ".to_owned() + &"方案说明👩‍👩‍👧".repeat(25);
    let note = "第一行\n第二行，带逗号, 分号; 反斜杠\\n\n".repeat(20) + "end";
    let plan = EventPlan {
        title: title.trim().parse().unwrap(),
        note: note.parse().unwrap(),
        place: "".parse().unwrap(),
        ..plan(village.now(), 24)
    };
    let view = village.founder().call(&create(village.group_id(), plan)).await.unwrap();
    let response = get(village.founder(), &ics::event(view.event.id)).await;
    let whole = String::from_utf8(response.body().clone()).unwrap().replace("\r\n ", "");
    File::of(&response);
    let line = |name: &str| whole.lines().find_map(|line| line.strip_prefix(name)).expect("it is there");
    let escaped =
        |text: &str| text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
    assert_eq!(line("SUMMARY:"), escaped(view.event.plan.title.as_str()));
    assert_eq!(line("DESCRIPTION:"), escaped(view.event.plan.note.as_str()));
    assert!(!whole.contains("LOCATION"), "what is empty is left out");
}

#[tokio::test]
async fn the_uid_stays_and_the_sequence_grows_through_change_and_cancellation() {
    let village = Village::new().await;
    let founder = village.founder();
    let view = made(&village).await;
    let mut versions = vec![file(founder, &view).await];
    village.pass(SignedDuration::from_secs(60));
    let moved = founder.call(&change(&view, plan(village.now(), 48))).await.unwrap();
    versions.push(file(founder, &moved).await);
    village.pass(SignedDuration::from_secs(60));
    let off = founder.call(&cancel(view.event.id)).await.unwrap();
    versions.push(file(founder, &off).await);
    let read = |name: &str| versions.iter().map(|file| file.only(name).unwrap()).collect::<Vec<_>>();
    assert_eq!(read("UID"), vec![view.event.id.to_string(); 3]);
    assert_eq!(read("SEQUENCE"), ["0", "1", "2"]);
    assert_eq!(read("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    assert_eq!(read("DTSTAMP"), ["20261201T080000Z", "20261201T080100Z", "20261201T080200Z"]);
    let methods: Vec<&str> = versions.iter().map(|file| file.method.as_str()).collect();
    assert_eq!(methods, ["REQUEST", "REQUEST", "CANCEL"]);
    assert_eq!(versions[2].only("COMMENT").as_deref(), Some("下雨"));
}

#[tokio::test]
async fn an_event_is_no_file_to_strangers_and_to_other_groups() {
    let village = Village::new().await;
    let neighbour = village.neighbour().await.caller;
    let gone = village.member("张三", "3 号楼").await;
    let path = ics::event(made(&village).await.event.id);
    village.remove(gone.id()).await;
    for (who, code) in
        [(&village.stranger(), Code::Unauthenticated), (&neighbour, Code::NotFound), (&gone, Code::NotFound)]
    {
        assert_eq!(problem(&get(who, &path).await).code, code);
    }
}

#[tokio::test]
async fn a_feed_has_what_one_is_asked_to_and_is_read_without_signing_in() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let (on, off) = (made(&village).await, made(&village).await);
    village.founder().call(&cancel(off.event.id)).await.unwrap();
    zhang.call(&answer(&on, PartStat::Declined)).await.unwrap();
    let elsewhere = village.neighbour().await;
    let theirs = create(elsewhere.group_id, plan(village.now(), 24));
    elsewhere.caller.call(&theirs).await.unwrap();
    let issued = zhang.call(&IssueFeed {}).await.unwrap();
    assert_eq!(issued.path, ics::feed(&issued.token));
    let response = get(&village.stranger(), &issued.path).await;
    let feed = File::of(&response);
    assert_eq!((feed.method.as_str(), feed.events.len()), ("PUBLISH", 2));
    let mut read: Vec<_> = feed
        .events
        .iter()
        .map(|event| ["UID", "STATUS", "TRANSP"].map(|name| value(&event.properties, name).unwrap()))
        .collect();
    read.sort();
    let mut expected = [
        [on.event.id.to_string(), "CONFIRMED".into(), "TRANSPARENT".into()],
        [off.event.id.to_string(), "CANCELLED".into(), "OPAQUE".into()],
    ];
    expected.sort();
    assert_eq!(read, expected);
    let attendees = feed.events.iter().filter(|event| value(&event.properties, "ATTENDEE").is_some());
    assert_eq!(attendees.count(), 0, "what is published names nobody");
    village.remove(zhang.id()).await;
    assert_eq!(File::of(&get(&village.stranger(), &issued.path).await).events.len(), 0);
}

#[tokio::test]
async fn a_feed_ends_when_it_is_taken_back_or_made_anew_and_its_token_is_not_kept() {
    let village = Village::on_disk().await;
    let founder = village.founder();
    assert_eq!(founder.call(&GetFeed {}).await.unwrap().feed, None);
    assert_eq!(founder.refused(&RevokeFeed {}).await.code, Code::NotFound);
    let first = founder.call(&IssueFeed {}).await.unwrap();
    let second = founder.call(&IssueFeed {}).await.unwrap();
    assert_eq!(founder.call(&GetFeed {}).await.unwrap().feed, Some(second.feed));
    let anybody = village.stranger();
    assert_eq!(problem(&get(&anybody, &first.path).await).code, Code::NotFound);
    File::of(&get(&anybody, &second.path).await);
    let kept = village.house().everything_kept();
    let token = second.token.as_bytes();
    assert!(!kept.windows(token.len()).any(|bytes| bytes == token), "only its hash is kept");
    founder.call(&RevokeFeed {}).await.unwrap();
    assert_eq!(problem(&get(&anybody, &second.path).await).code, Code::NotFound);
    assert_eq!(problem(&get(&anybody, &ics::feed("short")).await).code, Code::NotFound);
}
