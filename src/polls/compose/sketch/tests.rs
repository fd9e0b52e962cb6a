use super::{Choices, Extra, Kind, Paper, Sketch, TimeRow};
use api::{Fault, FieldFault};
use domain::{DraftFault, GroupId, Method, PersonId, PollId, RankedCount, Secrecy, TextFault, Visibility};
use jiff::Timestamp;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("in range")
}

fn sketch(options: &[&str]) -> Sketch {
    Sketch {
        title: "团建去哪里".into(),
        options: options.iter().map(|text| (*text).to_owned()).collect(),
        deadline: "2026-11-23T18:00".into(),
        ..Sketch::default()
    }
}

fn faults(sketch: &Sketch) -> Vec<(String, Fault)> {
    let found = sketch.draft(Some(at(3_600)), "Asia/Shanghai", at(0)).err().unwrap_or_default();
    found.into_iter().map(|FieldFault { path, fault }| (path, fault)).collect()
}

#[test]
fn empty_rows_are_no_options() {
    let draft =
        sketch(&["爬山", "  ", "看海", ""]).draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a draft");
    let labels: Vec<_> = draft.options.iter().map(ToString::to_string).collect();
    assert_eq!(labels, ["爬山", "看海"]);
    assert_eq!(draft.method, Method::Single);
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let wrong = Sketch {
        title: " ".into(),
        documents: vec![Paper { title: String::new(), url: "http://plain.example".into() }],
        ..sketch(&["看海"])
    };
    let found = wrong.draft(None, "Asia/Shanghai", at(0)).expect_err("much is wrong");
    let paths: Vec<_> = found.iter().map(|fault| fault.path.as_str()).collect();
    let expected = [
        "draft.title",
        "draft.documents[0].title",
        "draft.documents[0].url",
        "draft.deadline",
        "draft.options",
    ];
    assert_eq!(paths, expected);
    assert_eq!(found[2].fault, Fault::Text(TextFault::NotHttps));
}

#[test]
fn an_option_that_repeats_another_is_named_by_its_place_among_the_options() {
    let found = faults(&sketch(&["看海", "", "爬山", "看海"]));
    let duplicate = DraftFault::DuplicateOption { index: 2 };
    assert_eq!(found, [("draft.options[2]".into(), Fault::Draft(duplicate))]);
}

#[test]
fn a_deadline_that_has_come_is_said() {
    let found = sketch(&["看海", "爬山"]).draft(Some(at(5)), "Asia/Shanghai", at(0)).expect_err("too soon");
    assert_eq!(found[0].path, "draft.deadline");
}

#[test]
fn as_many_as_there_are_follows_the_options_and_a_number_never_exceeds_them() {
    let any = Choices { kind: Kind::Multiple, ..Choices::default() };
    assert_eq!(any.method(4, None), Method::Multiple { min: 1, max: 4 });
    let three = Choices { kind: Kind::Multiple, min: 2, max: 3, ..Choices::default() };
    assert_eq!(three.method(5, None), Method::Multiple { min: 2, max: 3 });
    assert_eq!(three.method(2, None), Method::Multiple { min: 2, max: 2 });
    assert_eq!(three.method(0, None), Method::Multiple { min: 1, max: 1 });
}

#[test]
fn a_sketch_comes_back_from_the_device_as_it_was_and_an_older_one_still_reads() {
    let kept = Sketch { documents: vec![Paper::default()], ..sketch(&["看海", ""]) };
    let text = serde_json::to_string(&kept).expect("written");
    assert_eq!(serde_json::from_str::<Sketch>(&text).expect("read"), kept);
    assert_eq!(serde_json::from_str::<Sketch>(r#"{"title":"x"}"#).expect("read").title, "x");
}

#[test]
fn of_texts_and_times_only_those_count_that_are_chosen_between_and_both_are_kept() {
    let row =
        TimeRow { day: "2026-12-01".into(), from: "14:00".into(), to: "15:00".into(), ..TimeRow::default() };
    let both = Sketch { times: vec![TimeRow::default(), row], ..sketch(&["", "看海"]) };
    assert_eq!((both.options_at(), both.times_at()), (vec![1], vec![]));
    let times = Sketch { choices: Choices { kind: Kind::Slots, ..Choices::default() }, ..both };
    assert_eq!((times.options_at(), times.times_at()), (vec![], vec![1]));
    assert_eq!(times.zone_of_times("Asia/Shanghai"), "Asia/Shanghai");
    let there = Sketch { zone: "Europe/Berlin".into(), ..times };
    assert_eq!(there.zone_of_times("Asia/Shanghai"), "Europe/Berlin");
    assert_eq!(sketch(&["看海"]).zone_of_times("Asia/Shanghai"), "Asia/Shanghai");
}

#[test]
fn a_sketch_with_a_deadline_only_is_blank() {
    assert!(Sketch { deadline: "2026-11-23T18:00".into(), ..Sketch::default() }.is_blank());
    assert!(!sketch(&[]).is_blank());
}

#[test]
fn a_copied_poll_asks_the_same_until_another_deadline() {
    let all = [
        Choices::default(),
        Choices { kind: Kind::Multiple, min: 1, max: 2, ..Choices::default() },
        Choices { kind: Kind::Ranked, min: 2, count: RankedCount::InstantRunoff, ..Choices::default() },
        Choices { kind: Kind::Score, ..Choices::default() },
    ];
    for choices in all {
        let written = Sketch {
            description: "**先看**\n- 一\n- 二".into(),
            documents: vec![Paper { title: "报价".into(), url: "https://docs.qq.com/doc/1".into() }],
            choices,
            abstention: true,
            visibility: Visibility::AfterVote,
            secrecy: Secrecy::RealNameToAdmins,
            ..sketch(&["爬山", "看海"])
        };
        let draft = |sketch: &Sketch| sketch.draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a draft");
        let id = uuid::Uuid::nil();
        let poll = draft(&written).compose(PollId(id), GroupId(id), PersonId(id), at(0)).expect("a poll");
        let copy = Sketch { deadline: written.deadline.clone(), ..Sketch::of(&poll) };
        assert_eq!(draft(&copy), draft(&written), "{choices:?}");
    }
}

#[test]
fn what_an_option_says_besides_stays_with_it_whatever_rows_are_empty() {
    let said =
        |about: &str| Extra { about: about.into(), link: "https://docs.qq.com/1".into(), picture: None };
    let written = Sketch {
        extras: vec![Extra::default(), Extra::default(), said("靠海")],
        ..sketch(&["爬山", " ", "看海", "露营"])
    };
    let draft = written.draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a draft");
    assert_eq!(draft.details.len(), 2, "the last says nothing");
    assert!(draft.details[0].is_empty());
    assert_eq!(draft.details[1].about.as_ref().map(ToString::to_string).as_deref(), Some("靠海"));
    let wrong = Sketch {
        extras: vec![Extra { link: "ftp://x".into(), ..Extra::default() }],
        ..sketch(&["爬山", "看海"])
    };
    assert_eq!(faults(&wrong), [("draft.details[0].link".into(), Fault::Text(TextFault::NotHttps))]);
    let nameless = Sketch { extras: vec![said("靠海")], ..sketch(&["", "看海", "爬山"]) };
    assert_eq!(
        faults(&nameless),
        [("draft.options[0]".into(), Fault::Text(TextFault::Empty))],
        "it is not left out unasked"
    );
}

#[test]
fn what_was_kept_before_options_had_details_is_still_read() {
    let kept: Sketch =
        serde_json::from_str(r#"{"title":"去哪","options":["爬山","看海"],"deadline":"2026-11-23T18:00"}"#)
            .expect("a sketch");
    assert_eq!((kept.options.len(), kept.extra(1)), (2, Extra::default()));
    let all =
        Sketch { extras: vec![Extra { about: "𠮷👩‍👩‍👧".into(), ..Extra::default() }], ..kept };
    let again: Sketch = serde_json::from_str(&serde_json::to_string(&all).expect("JSON")).expect("a sketch");
    assert_eq!(again, all, "leaving and returning loses nothing");
}

#[test]
fn a_sign_up_is_one_option_shown_as_people_come_and_says_what_it_is_for() {
    let choices = Choices { kind: Kind::SignUp, most: 5, ..Choices::default() };
    let written = Sketch {
        choices,
        limit: " 20 ".into(),
        visibility: Visibility::AfterClose,
        ..sketch(&["看海", "爬山"])
    };
    let draft = |sketch: &Sketch| sketch.draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a draft");
    let made = draft(&written);
    assert_eq!(made.method, Method::SignUp { limit: Some(20), most: 5 });
    let labels = |draft: &domain::Draft| draft.options.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        (labels(&made), made.abstention, made.visibility),
        (vec!["报名".into()], true, Visibility::Live)
    );
    let worded = Sketch { what: "我要参加".into(), limit: String::new(), ..written.clone() };
    assert_eq!(labels(&draft(&worded)), ["我要参加"]);
    assert_eq!(draft(&worded).method, Method::SignUp { limit: None, most: 5 });
    let id = uuid::Uuid::nil();
    let poll = draft(&written).compose(PollId(id), GroupId(id), PersonId(id), at(0)).expect("a poll");
    let copied = Sketch::of(&poll);
    assert_eq!((copied.limit.as_str(), copied.choices, copied.options.len()), ("20", choices, 0));
    for wrong in ["0", "十个", "-3"] {
        let found = faults(&Sketch { limit: wrong.into(), ..written.clone() });
        let bounds = Fault::Draft(DraftFault::PlaceBounds { most: 99 });
        assert_eq!(found, [("draft.method".into(), bounds)], "{wrong}");
    }
}

#[test]
fn an_edit_keeps_what_stands_in_no_field_of_the_page_and_its_reason_is_kept_with_it() {
    let choices = Choices { kind: Kind::SignUp, most: 5, ..Choices::default() };
    let made = Sketch { choices, ..sketch(&[]) }.draft(Some(at(3_600)), "Asia/Shanghai", at(0));
    let id = uuid::Uuid::nil();
    let made = made.expect("a draft").compose(PollId(id), GroupId(id), PersonId(id), at(0));
    let mut poll = made.expect("a poll");
    poll.options[0].details.about = Some("八点在东门集合".parse().expect("an about"));
    let edited = Sketch { reason: "人数有变".into(), ..Sketch::editing(&poll, String::new()) };
    let edit = edited.edit(&poll, Some(at(3_600)), "Asia/Shanghai", 1, None).expect("an edit");
    assert_eq!(edit.draft.details, [poll.options[0].details.clone()]);
    assert_eq!(edited.as_edition_of(&poll).reason, "人数有变");
    let asked = sketch(&["看海", "爬山"]).draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a draft");
    let asked = asked.compose(PollId(id), GroupId(id), PersonId(id), at(0)).expect("a poll");
    let choices = Choices { kind: Kind::SignUp, ..Choices::default() };
    let turned = Sketch { choices, ..Sketch::editing(&asked, String::new()) };
    let edit = turned.edit(&asked, Some(at(3_600)), "Asia/Shanghai", 1, None).expect("an edit");
    assert_eq!((edit.draft.options.len(), edit.draft.details.len()), (1, 0), "another question altogether");
}
