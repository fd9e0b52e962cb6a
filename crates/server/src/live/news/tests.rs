use super::*;
use domain::{OptionCount, OptionId, Turnout};

fn tally(poll: u128, revision: u64) -> Tally {
    let poll_id = PollId(uuid::Uuid::from_u128(poll));
    let counts = vec![OptionCount { option: OptionId(1), votes: 0, points: 0 }];
    Tally { poll_id, revision, counts, abstained: 0, rounds: Vec::new(), turnout: Turnout::default() }
}
fn poll(id: u128) -> Option<Box<Poll>> {
    let nil = uuid::Uuid::nil();
    let draft = domain::Draft {
        title: "团建去哪儿".parse().expect("title"),
        description: "".parse().expect("description"),
        options: ["甲", "乙"].map(|label| label.parse().expect("label")).to_vec(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: domain::Method::Single,
        abstention: false,
        secrecy: domain::Secrecy::RealName,
        visibility: domain::Visibility::Live,
        electorate: domain::Electorate::OpenToJoiners,
        deadline: jiff::Timestamp::from_second(1000).expect("in range"),
        zone: "UTC".parse().expect("zone"),
    };
    let id = PollId(uuid::Uuid::from_u128(id));
    let now = jiff::Timestamp::UNIX_EPOCH;
    draft.compose(id, domain::GroupId(nil), domain::PersonId(nil), now).ok().map(Box::new)
}
/// The names and ids of the events that one who has seen `seen` is told.
fn told(news: &News, seen: u64) -> Vec<String> {
    let frames = news.since(seen).expect("all is known");
    let text = String::from_utf8(frames.to_vec()).expect("text");
    let frames = text.split("\n\n").filter(|frame| !frame.is_empty());
    let brief = |frame: &str| {
        let lines = frame.lines().filter(|line| !line.starts_with("data"));
        lines.map(|line| line.split(": ").nth(1).unwrap_or_default()).collect::<Vec<_>>().join(" ")
    };
    frames.map(brief).collect()
}

#[test]
fn who_is_behind_is_told_the_newest_of_each_poll_only() {
    let mut news = News::default();
    for revision in 1..=5 {
        news.poll(None, tally(1, revision));
        news.poll(None, tally(2, revision * 10));
    }
    assert_eq!(told(&news, 0), ["tally 5", "tally 50"]);
    assert_eq!(told(&news, 9), ["tally 50"]);
    assert_eq!(told(&news, 10), [""; 0]);
}

#[test]
fn a_result_that_is_not_newer_is_not_told() {
    let mut news = News::default();
    news.poll(None, tally(1, 5));
    let number = news.number();
    news.poll(None, tally(1, 4));
    news.poll(None, tally(1, 5));
    assert_eq!(news.number(), number);
}

#[test]
fn that_a_poll_was_closed_is_not_lost_behind_a_newer_result() {
    let mut news = News::default();
    news.poll(None, tally(1, 1));
    news.poll(poll(1), tally(1, 2));
    news.poll(None, tally(1, 3));
    assert_eq!(told(&news, 0), ["poll 2", "tally 3"]);
}

#[test]
fn a_deadline_never_takes_a_result_back() {
    let mut news = News::default();
    news.poll(None, tally(1, 7));
    news.poll(poll(1), tally(1, 6));
    assert_eq!(told(&news, 0), ["poll 7"]);
}

#[test]
fn one_who_keeps_up_gets_the_very_bytes_that_others_get() {
    let mut news = News::default();
    news.roster(3);
    let (one, other) = (news.since(0).expect("known"), news.since(0).expect("known"));
    assert_eq!(one.as_ptr(), other.as_ptr());
}

#[test]
fn one_who_missed_what_is_no_longer_kept_must_read_afresh() {
    let mut news = News::default();
    for id in 0..=KEPT as u128 {
        news.poll(None, tally(id, 1));
    }
    assert!(news.since(0).is_none());
    assert_eq!(told(&news, 1).len(), KEPT);
}

#[test]
fn of_an_event_on_the_calendar_only_the_newest_revision_is_told() {
    let mut news = News::default();
    let (one, other) = (EventId(uuid::Uuid::from_u128(1)), EventId(uuid::Uuid::from_u128(2)));
    for (event, revision) in [(one, 1), (other, 1), (one, 2)] {
        news.calendar(event, revision);
    }
    assert_eq!(told(&news, 0), ["calendar", "calendar"]);
    let frames = String::from_utf8(news.since(2).expect("all is known").to_vec()).expect("text");
    assert!(frames.contains(r#""revision":2"#) && !frames.contains(r#""revision":1"#), "{frames}");
}
