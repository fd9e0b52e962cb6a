//! Composing a poll: each thing that may be wrong is named where it is.

use crate::{
    ask::{list_polls, view},
    problems::{fields, rule},
};
use api::{
    Code, Endpoint as _, Fault, Problem, Refusal,
    polls::{ComposePoll, GetPoll, OpenPoll, PollView},
};
use domain::{Draft, DraftFault, PollRefusal, PollStatus, TextFault};
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Caller, Village};

/// Sends a draft as it would be sent, but with `value` at `pointer`.
async fn composed_with(village: &Village, pointer: &str, value: Value) -> Result<PollView, Problem> {
    let mut request = village.poll().options(&["甲", "乙", "丙"]).compose().to_request("");
    let mut body: Value = serde_json::from_slice(request.body()).unwrap();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    match body.pointer_mut(parent).expect("a pointer into the draft") {
        Value::Object(fields) if value.is_null() => drop(fields.remove(field).expect("a field")),
        Value::Object(fields) => drop(fields.insert(field.to_owned(), value)),
        Value::Array(items) => items[field.parse::<usize>().unwrap()] = value,
        other => panic!("{other} has no fields"),
    }
    *request.body_mut() = serde_json::to_vec(&body).unwrap();
    ComposePoll::read_response(&village.founder().send(request).await)
}

async fn fault(village: &Village, pointer: &str, value: Value) -> Vec<(String, Fault)> {
    let problem = composed_with(village, pointer, value.clone()).await.expect_err(pointer);
    fields(&problem).into_iter().map(|(path, fault)| (path.to_owned(), fault)).collect()
}

#[tokio::test]
async fn every_text_says_what_is_wrong_with_it_at_its_own_field() {
    let village = Village::new().await;
    let long = |n: usize| Value::from("长".repeat(n));
    for (pointer, value, path, wrong) in [
        ("/draft/title", json!(" \t "), "draft.title", TextFault::Empty),
        ("/draft/title", long(121), "draft.title", TextFault::TooLong { max: 120 }),
        ("/draft/title", json!("甲\n乙"), "draft.title", TextFault::Control),
        ("/draft/title", json!("付\u{202e}款"), "draft.title", TextFault::BidiControl),
        ("/draft/title", json!("a\u{200b}b"), "draft.title", TextFault::Invisible),
        ("/draft/description", long(4001), "draft.description", TextFault::TooLong { max: 4000 }),
        ("/draft/options/1", json!(""), "draft.options[1]", TextFault::Empty),
        ("/draft/options/2", long(201), "draft.options[2]", TextFault::TooLong { max: 200 }),
        ("/draft/zone", json!("上海"), "draft.zone", TextFault::NotAZone),
        (
            "/draft/documents",
            json!([{ "title": "报价", "url": "http://example.org/" }]),
            "draft.documents[0].url",
            TextFault::NotHttps,
        ),
        (
            "/draft/documents",
            json!([{ "title": "", "url": "https://example.org/" }]),
            "draft.documents[0].title",
            TextFault::Empty,
        ),
    ] {
        let found = fault(&village, pointer, value.clone()).await;
        assert_eq!(found, [(path.to_owned(), Fault::Text(wrong))], "{value}");
    }
}

#[tokio::test]
async fn what_does_not_fit_together_is_named_at_its_field() {
    let village = Village::new().await;
    let many = |n: usize| Value::from((0..n).map(|i| format!("选项 {i}")).collect::<Vec<_>>());
    let documents = vec![json!({ "title": "报价", "url": "https://example.org/" }); 11];
    let at = |time: SignedDuration| json!((village.now() + time).to_string());
    let day = SignedDuration::from_hours(24);
    for (pointer, value, path, wrong) in [
        ("/draft/options", many(1), "draft.options", DraftFault::TooFewOptions { min: 2 }),
        ("/draft/options", many(51), "draft.options", DraftFault::TooManyOptions { max: 50 }),
        (
            "/draft/options",
            json!(["A", "b", " a "]),
            "draft.options[2]",
            DraftFault::DuplicateOption { index: 2 },
        ),
        ("/draft/documents", json!(documents), "draft.documents", DraftFault::TooManyDocuments { max: 10 }),
        (
            "/draft/method",
            json!({ "multiple": { "min": 0, "max": 1 } }),
            "draft.method",
            DraftFault::ChoiceBounds,
        ),
        (
            "/draft/method",
            json!({ "multiple": { "min": 3, "max": 2 } }),
            "draft.method",
            DraftFault::ChoiceBounds,
        ),
        (
            "/draft/method",
            json!({ "multiple": { "min": 1, "max": 4 } }),
            "draft.method",
            DraftFault::ChoiceBounds,
        ),
        ("/draft/deadline", at(SignedDuration::from_secs(9)), "draft.deadline", DraftFault::DeadlineTooSoon),
        ("/draft/deadline", at(-day), "draft.deadline", DraftFault::DeadlineTooSoon),
        ("/draft/deadline", at(day * 401), "draft.deadline", DraftFault::DeadlineTooFar),
    ] {
        let found = fault(&village, pointer, value.clone()).await;
        assert_eq!(found, [(path.to_owned(), Fault::Draft(wrong))], "{value}");
    }
}

#[tokio::test]
async fn a_field_missing_unknown_or_of_another_type_is_named() {
    let village = Village::new().await;
    for (pointer, value, path, wrong) in [
        ("/draft/title", Value::Null, "draft.title", Fault::Missing),
        ("/draft/titel", json!("T"), "draft.titel", Fault::Unknown),
        ("/shout", json!(true), "shout", Fault::Unknown),
        ("/draft/title", json!(7), "draft.title", Fault::Malformed),
        ("/draft/options", json!("甲"), "draft.options", Fault::Malformed),
        ("/draft/method", json!("by_lot"), "draft.method", Fault::Malformed),
        ("/draft/secrecy", json!("secret"), "draft.secrecy", Fault::Malformed),
        ("/draft/deadline", json!("tomorrow"), "draft.deadline", Fault::Malformed),
        ("/draft/deadline", json!("2026-13-01T00:00:00Z"), "draft.deadline", Fault::Malformed),
    ] {
        let found = fault(&village, pointer, value.clone()).await;
        assert_eq!(found, [(path.to_owned(), wrong)], "{value}");
    }
}

#[tokio::test]
async fn everything_that_does_not_fit_is_said_at_once() {
    let village = Village::new().await;
    let builder = village.poll().options(&["甲"]).multiple(2, 2).closing_in(SignedDuration::ZERO);
    let problem = village.founder().refused(&builder.compose()).await;
    let paths: Vec<&str> = fields(&problem).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["draft.options", "draft.method", "draft.deadline"]);
}

#[tokio::test]
async fn words_of_every_script_come_back_as_they_were_written() {
    let village = Village::new().await;
    let options = ["阿卜杜勒·麦麦提", "👨‍👩‍👧‍👦 家庭", "می‌خواهم", "𠮷野家", "0", "a&b=<c>\"'\\"];
    let title = "长".repeat(120);
    let poll = village.poll().titled(&title).options(&options).opened_by(village.founder()).await;
    let seen = view(village.founder(), poll.id).await.poll;
    let labels: Vec<&str> = seen.options.iter().map(|option| option.label.as_str()).collect();
    assert_eq!((labels, seen.title.as_str()), (options.to_vec(), title.as_str()));
}

#[tokio::test]
async fn what_is_answered_to_the_composer_is_what_is_kept_to_the_last_digit() {
    for village in [Village::new().await, Village::on_disk().await] {
        let deadline = "2026-12-24T18:00:00.123456789+08:00";
        let composed = composed_with(&village, "/draft/deadline", json!(deadline)).await.unwrap();
        assert_eq!(view(village.founder(), composed.poll.id).await, composed);
    }
}

#[tokio::test]
async fn the_most_that_is_allowed_is_allowed() {
    let village = Village::new().await;
    let options: Vec<String> = (0..50).map(|n| format!("{n:0>200}")).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let builder = village.poll().options(&options).multiple(50, 50).closing_in(Draft::LONGEST);
    let poll = builder.opened_by(village.founder()).await;
    assert_eq!((poll.options.len(), poll.options[49].id.0), (50, 50));
    village.poll().closing_in(Draft::SHORTEST).opened_by(village.founder()).await;
}

#[tokio::test]
async fn a_draft_is_seen_by_its_composer_only() {
    let village = Village::new().await;
    let (zhang, admin) = (village.member("张三", "3 号楼").await, village.admin("王五", "1 号楼").await);
    let poll = village.poll().composed_by(&zhang).await;
    assert_eq!(poll.status_at(village.now()), PollStatus::Draft);
    assert_eq!(view(&zhang, poll.id).await.composer.as_str(), "张三");
    let listed = async |who: &Caller| who.call(&list_polls(village.group_id())).await.unwrap().items.len();
    assert_eq!((listed(&zhang).await, listed(&admin).await, listed(village.founder()).await), (1, 0, 0));
    for other in [&admin, village.founder()] {
        assert_eq!(other.refused(&GetPoll { poll_id: poll.id }).await.code, Code::NotFound);
        assert_eq!(other.refused(&OpenPoll { poll_id: poll.id }).await.code, Code::NotFound);
    }
}

#[tokio::test]
async fn an_observer_composes_nothing() {
    let village = Village::new().await;
    let guest = village.observer("社区干部", "街道办").await;
    assert_eq!(guest.refused(&village.poll().compose()).await.code, Code::Forbidden);
}

#[tokio::test]
async fn a_poll_opens_once_and_not_behind_its_deadline() {
    let village = Village::new().await;
    let founder = village.founder();
    let open = async |poll_id| founder.refused(&OpenPoll { poll_id }).await;
    let poll = village.poll().opened_by(founder).await;
    assert_eq!(poll.opened, Some(village.now()));
    assert_eq!(rule(&open(poll.id).await), &Refusal::Poll(PollRefusal::AlreadyOpen));
    let late = village.poll().closing_in(SignedDuration::from_mins(1)).composed_by(founder).await;
    village.pass(SignedDuration::from_mins(1));
    assert_eq!(rule(&open(late.id).await), &Refusal::Poll(PollRefusal::DeadlinePassed));
}
