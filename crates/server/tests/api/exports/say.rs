//! What the files say.

use super::{
    answer, export, exporting,
    read::{Book, records, section, widths},
    text,
};
use crate::ask::{list_ballots, tally, votes};
use api::polls::{CastBallot, EditPoll, ExtendPoll, SchedulePoll, WithdrawPoll};
use calamine::Data;
use domain::{Ballot, ExportFormat, OptionId, Poll, Selection, Tally};
use jiff::SignedDuration;
use serde_json::Value;
use testkit::{Caller, Village, cast};

/// Names as people have them; the last two would begin a formula.
const NAMES: [(&str, &str); 6] = [
    ("王, 小明", "3 号楼/1 单元/101"),
    ("O\"Neil 'Pat'", "3 号楼/1 单元/102"),
    ("👩‍👩‍👧 欧阳", "3 号楼;1 单元/103"),
    ("محمد علي", "3 号楼/1 单元/104"),
    ("=HYPERLINK(\"x\")", "+86 138"),
    ("@SUM(A1)", "-1"),
];

/// A poll of three, with the founder and a member who have not voted.
async fn voted(village: &Village) -> (Poll, Vec<Caller>) {
    let poll = village.poll().titled("=1+1").options(&["甲, 一", "=2+3", "丙"]).multiple(1, 2);
    let mut draft = poll.draft();
    draft.description = "第一行\n“第二行”, \"引号\"".parse().unwrap();
    let compose = api::polls::ComposePoll { group_id: village.group_id(), draft };
    let id = village.founder().call(&compose).await.unwrap().poll.id;
    let poll = village.founder().call(&api::polls::OpenPoll { poll_id: id }).await.unwrap().poll;
    let mut voters = Vec::new();
    for (place, (name, unit)) in NAMES.into_iter().enumerate() {
        let voter = village.member(name, unit).await;
        let options: &[u16] = if place < 4 { &[1, 2] } else { &[2] };
        voter.call(&cast(poll.id, options)).await.unwrap();
        voters.push(voter);
    }
    village.member("没投票的", "9 号楼").await;
    (poll, voters)
}

#[tokio::test]
async fn a_description_is_plain_text_in_files_for_people_and_as_it_was_written_in_the_archive() {
    let village = Village::new().await;
    let written = "**三家**都看过，见[比价表](https://docs.qq.com/sheet/1)\n\n- <b>不含</b>电费";
    let mut compose = village.poll().compose();
    compose.draft.description = written.parse().unwrap();
    let who = village.founder();
    let poll_id = who.call(&compose).await.unwrap().poll.id;
    who.call(&api::polls::OpenPoll { poll_id }).await.unwrap();
    let plain = "三家都看过，见比价表 (https://docs.qq.com/sheet/1)\n\n• <b>不含</b>电费";
    let mut book = Book::open(export(who, poll_id, ExportFormat::Xlsx).await);
    assert_eq!(book.summary("说明"), Data::String(plain.to_owned()));
    let csv = records(&text(who, poll_id, ExportFormat::Csv).await);
    assert!(section(&csv, "摘要").iter().any(|row| row[..2] == ["说明", plain]));
    let minutes = text(who, poll_id, ExportFormat::Minutes).await;
    assert!(minutes.contains(&plain.replace('<', "&lt;").replace('>', "&gt;")), "nothing written is markup");
    let archive: Value = serde_json::from_slice(&export(who, poll_id, ExportFormat::Archive).await).unwrap();
    assert_eq!(archive["poll"]["description"], written);
}

#[tokio::test]
async fn screen_workbook_csv_minutes_and_archive_say_the_same() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (poll, _) = voted(&village).await;
        let who = village.founder();
        who.call(&testkit::closing(poll.id)).await.unwrap();
        let screen = tally(who, poll.id).await;
        assert_eq!((votes(&screen), screen.turnout.cast, screen.turnout.entitled), (vec![4, 6, 0], 6, 8));

        let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
        assert_eq!(book.names(), ["摘要", "选项", "选票", "没有投票", "记录"]);
        let options = book.sheet("选项");
        let csv = records(&text(who, poll.id, ExportFormat::Csv).await);
        let minutes = text(who, poll.id, ExportFormat::Minutes).await;
        let archive: Value =
            serde_json::from_slice(&export(who, poll.id, ExportFormat::Archive).await).unwrap();
        for (place, (option, percent)) in poll.options.iter().zip(["66.7%", "100%", "0%"]).enumerate() {
            let (count, row) = (screen.votes(option.id), u32::try_from(place + 1).unwrap());
            assert_eq!(options.get_value((row, 2)), Some(&Data::Float(count.into())));
            let share = f64::from(screen.share(poll.method, option.id).permille()) / 1000.0;
            assert_eq!(options.get_value((row, 3)), Some(&Data::Float(share)));
            assert_eq!(section(&csv, "选项")[place][2..4], [count.to_string(), percent.to_owned()]);
            let figures = format!("<td class=\"number\">{count}</td><td class=\"number\">{percent}</td>");
            assert!(minutes.contains(&figures), "{figures}");
        }
        for (item, number) in [("应投人数", screen.turnout.entitled), ("已投人数", 6), ("未投人数", 2)]
        {
            assert_eq!(book.summary(item), Data::Float(number.into()));
            let said = [item.to_owned(), number.to_string()];
            assert!(section(&csv, "摘要").iter().any(|row| row[..2] == said[..]), "{item}");
        }
        let outcome = "B =2+3 胜出：6 票，占已投 100%";
        assert_eq!(book.summary("结果"), Data::String(outcome.to_owned()));
        assert!(minutes.contains(outcome) && minutes.contains("6 / 8 人已投，占应投 75.0%"));
        assert_eq!(serde_json::from_value::<Tally>(archive["tally"].clone()).unwrap(), screen);
        assert_eq!(archive["outcome"]["winner"]["votes"], 6);
    }
}

#[tokio::test]
async fn the_columns_of_ballots_add_up_to_the_votes() {
    let village = Village::new().await;
    let (poll, _) = voted(&village).await;
    let csv = records(&text(village.founder(), poll.id, ExportFormat::Csv).await);
    let head = csv.iter().find(|record| record[0] == "选票").unwrap();
    let screen = tally(village.founder(), poll.id).await;
    for (place, option) in poll.options.iter().enumerate() {
        let column = head.iter().position(|head| head.ends_with(&format!(" {}", option.label))).unwrap();
        let marks: Vec<u32> =
            section(&csv, "选票").iter().filter_map(|row| row[column - 1].parse().ok()).collect();
        assert_eq!(marks.iter().sum::<u32>(), screen.votes(option.id), "{place}");
    }
}

#[tokio::test]
async fn an_archive_is_counted_again_to_the_same_result() {
    let village = Village::new().await;
    let (poll, voters) = voted(&village).await;
    let change = CastBallot { replaces: Some(1), ..cast(poll.id, &[3]) };
    voters[0].call(&change).await.unwrap();
    let archive: Value =
        serde_json::from_slice(&export(village.founder(), poll.id, ExportFormat::Archive).await).unwrap();
    assert_eq!(archive["format"], "juyi-poll-archive/1");
    let read: Poll = serde_json::from_value(archive["poll"].clone()).unwrap();
    let ballots: Vec<Ballot> = archive["ballots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|ballot| serde_json::from_value::<Selection>(ballot["selection"].clone()).unwrap())
        .map(|selection| Ballot::of(&read, &selection).unwrap())
        .collect();
    let kept: Tally = serde_json::from_value(archive["tally"].clone()).unwrap();
    assert_eq!(Tally::count(&read, &ballots, kept.turnout.entitled, kept.revision), kept);
    let entitled = ballots.len() + archive["not_voted"].as_array().unwrap().len();
    assert_eq!(entitled, kept.turnout.entitled as usize);
    let trackers: Vec<&Value> =
        archive["ballots"].as_array().unwrap().iter().map(|ballot| &ballot["voter"]["tracker"]).collect();
    for row in village.founder().call(&list_ballots(poll.id)).await.unwrap().items {
        assert!(trackers.contains(&&Value::from(row.ballot.tracker.as_str())), "a voter finds their ballot");
    }
}

/// The names of the fields below `value`.
fn fields(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| {
            found.push(name.clone());
            fields(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_field_of_an_archive_is_explained() {
    let village = Village::new().await;
    let (poll, voters) = voted(&village).await;
    let draft = village.poll().titled("=1+1").options(&["甲, 一", "=2+3", "丙"]).multiple(1, 2).draft();
    let withdrawn = vec![OptionId(3)];
    let edit = EditPoll { reason: "写错了".parse().ok(), withdrawn, ..testkit::editing(poll.id, draft) };
    village.founder().call(&edit).await.unwrap();
    voters[0].call(&CastBallot { edition: 2, replaces: Some(1), ..cast(poll.id, &[1]) }).await.unwrap();
    let why = WithdrawPoll { poll_id: poll.id, reason: "写错了".parse().unwrap() };
    village.founder().call(&why).await.unwrap();
    let archive = export(village.founder(), poll.id, ExportFormat::Archive).await;
    let schema =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/archive.md")).unwrap();
    let mut found = Vec::new();
    fields(&serde_json::from_slice(&archive).unwrap(), &mut found);
    found.sort();
    found.dedup();
    assert!(found.len() > 40, "{found:?}");
    let missing: Vec<&String> =
        found.iter().filter(|field| !schema.contains(&format!("`{field}`"))).collect();
    assert!(missing.is_empty(), "docs/archive.md does not name {missing:?}");
}

#[tokio::test]
async fn names_come_back_as_they_are_and_nothing_of_them_is_computed() {
    let village = Village::new().await;
    let (poll, _) = voted(&village).await;
    let who = village.founder();
    let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
    assert_eq!(book.formulas(), 0);
    assert_eq!(book.summary("标题"), Data::String("=1+1".to_owned()));
    assert_eq!(book.summary("说明"), Data::String("第一行\n“第二行”, \"引号\"".to_owned()));
    let ballots = book.sheet("选票");
    let csv = records(&text(who, poll.id, ExportFormat::Csv).await);
    let rows = section(&csv, "选票");
    for (name, unit) in NAMES {
        let text = |text: &str| Data::String(text.to_owned());
        assert!(ballots.rows().any(|row| row[..2] == [text(unit), text(name)]), "{name}");
        // Behind an apostrophe a spreadsheet computes nothing: docs/api.md.
        let plain = |text: &str| match text.starts_with(['=', '+', '-', '@']) {
            true => format!("'{text}"),
            false => text.to_owned(),
        };
        assert!(rows.iter().any(|row| row[..2] == [plain(unit), plain(name)]), "{name}");
    }
    let widths: Vec<usize> = csv.iter().map(Vec::len).collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "the file is one table: {widths:?}");
    let begins = |field: &String| field.starts_with(['=', '+', '-', '@']);
    assert!(csv.iter().flatten().all(|field| !begins(field)), "no field begins a formula");
}

#[tokio::test]
async fn columns_are_as_wide_as_what_stands_in_them_within_reason() {
    let village = Village::new().await;
    let (poll, _) = voted(&village).await;
    village.member("名字很长的一位住户", &"很长的部门名称".repeat(4)).await;
    let workbook = export(village.founder(), poll.id, ExportFormat::Xlsx).await;
    let not_voted = widths(&workbook, 4);
    assert!(
        not_voted[0] > 50.0 && not_voted[0] <= 63.0,
        "the unit, to the widest that is given: {not_voted:?}"
    );
    assert!(
        not_voted[1] > 18.0 && not_voted[1] < 24.0,
        "nine characters as wide as two letters each: {not_voted:?}"
    );
}

#[tokio::test]
async fn times_are_days_and_hours_of_the_polls_zone() {
    let village = Village::new().await;
    let (poll, _) = voted(&village).await;
    let mut book = Book::open(export(village.founder(), poll.id, ExportFormat::Xlsx).await);
    let Data::DateTime(opened) = book.summary("开始时间") else { panic!("a time is a time") };
    let (year, month, day, hour, ..) = opened.to_ymd_hms_milli();
    assert_eq!((year, month, day, hour), (2026, 12, 1, 16), "eight in the morning in Greenwich");
    assert_eq!(book.summary("时区"), Data::String("Asia/Shanghai".to_owned()));
    let minutes = text(village.founder(), poll.id, ExportFormat::Minutes).await;
    assert!(minutes.contains("2026-12-01 16:00:00") && minutes.contains("时间均为 Asia/Shanghai 时间"));
}

#[tokio::test]
async fn a_poll_that_runs_says_as_of_when_and_one_withdrawn_says_why() {
    let village = Village::new().await;
    let (poll, _) = voted(&village).await;
    let who = village.founder();
    village.pass(jiff::SignedDuration::from_secs(61));
    let open = "进行中，截至 2026-12-01 16:01:01，不是最终结果";
    for format in [ExportFormat::Minutes, ExportFormat::Csv] {
        let said = text(who, poll.id, format).await;
        assert!(said.contains(open) && said.contains("目前 B =2+3 领先：6 票"), "{said}");
    }
    let withdraw = WithdrawPoll { poll_id: poll.id, reason: "选项写错了".parse().unwrap() };
    who.call(&withdraw).await.unwrap();
    for format in [ExportFormat::Minutes, ExportFormat::Csv] {
        let said = text(who, poll.id, format).await;
        assert!(said.contains("已撤回，没有结果：选项写错了") && !said.contains("领先"), "{said}");
    }
}

#[tokio::test]
async fn the_log_says_who_did_what_and_the_minutes_who_chose_what() {
    let village = Village::new().await;
    let admin = village.admin("赵管理", "2 号楼").await;
    let poll = village.poll().opened_by(village.founder()).await;
    admin.call(&cast(poll.id, &[2])).await.unwrap();
    village.pass(jiff::SignedDuration::from_hours(1));
    admin.call(&testkit::closing(poll.id)).await.unwrap();
    let csv = records(&text(&admin, poll.id, ExportFormat::Csv).await);
    let log: Vec<[String; 3]> =
        section(&csv, "记录").iter().map(|row| [0, 1, 2].map(|n| row[n].clone())).collect();
    let said = [
        ["2026-12-01 16:00:00", "写成草稿", "李明"],
        ["2026-12-01 16:00:00", "开始投票", "李明"],
        ["2026-12-01 17:00:00", "提前截止", "赵管理"],
    ];
    assert_eq!(log, said);
    let minutes = text(&admin, poll.id, ExportFormat::Minutes).await;
    let (_, names) = minutes.split_once("谁选了什么</h2>").expect("who chose what");
    let (chose, missing) = names.split_once("没有投票的人").expect("who did not vote");
    assert!(chose.contains("赵管理") && !chose.contains("李明"));
    assert!(missing.split("记录</h2>").next().unwrap().contains("李明"));
    assert!(minutes.contains("主持人") && minutes.contains("counter(pages)"));
}

#[tokio::test]
async fn the_log_says_when_it_was_to_open_and_how_and_why_its_deadline_was_moved() {
    let village = Village::new().await;
    let founder = village.founder();
    let poll_id = village.poll().anonymous().composed_by(founder).await.id;
    let members = village.members(5).await;
    let (hour, day) = (SignedDuration::from_hours(1), SignedDuration::from_hours(24));
    founder.call(&SchedulePoll { poll_id, opens: village.now() + hour }).await.unwrap();
    village.pass(hour * 2);
    members[0].call(&cast(poll_id, &[1])).await.unwrap();
    let (deadline, reason) = (village.now() + day, "等外出的同事".parse().unwrap());
    founder.call(&ExtendPoll { poll_id, deadline, reason }).await.unwrap();
    village.pass(day);
    let csv = records(&text(founder, poll_id, ExportFormat::Csv).await);
    let log: Vec<[String; 4]> =
        section(&csv, "记录").iter().map(|row| [0, 1, 2, 3].map(|n| row[n].clone())).collect();
    let moved = "截止时间从 2026-12-02 16:00:00 改为 2026-12-02 18:00:00；等外出的同事";
    let said = [
        ["2026-12-01 16:00:00", "写成草稿", "李明", ""],
        ["2026-12-01 16:00:00", "定时开始", "李明", "定于 2026-12-01 17:00:00 开始"],
        ["2026-12-01 17:00:00", "开始投票", "", ""],
        ["2026-12-01 18:00:00", "延长", "李明", moved],
        ["2026-12-02 18:00:00", "到时截止", "", ""],
    ];
    assert_eq!(log, said);
    assert!(text(founder, poll_id, ExportFormat::Minutes).await.contains(moved));
    let archive: Value =
        serde_json::from_slice(&export(founder, poll_id, ExportFormat::Archive).await).unwrap();
    let extended = &archive["log"][3];
    assert_eq!((&extended["what"], &extended["reason"]), (&"extended".into(), &"等外出的同事".into()));
    assert_eq!(extended["to"], archive["poll"]["deadline"]);
    assert_eq!(archive["log"][1]["opens"], archive["poll"]["opened"]);
}

#[tokio::test]
async fn of_an_anonymous_poll_no_file_says_who_and_the_archive_can_be_counted_again() {
    for village in [Village::new().await, Village::on_disk().await] {
        let members = village.members(6).await;
        let poll = village.poll().anonymous().opened_by(village.founder()).await;
        for (voter, option) in members.iter().zip([2, 1, 2, 2, 1, 2]) {
            voter.call(&cast(poll.id, &[option])).await.unwrap();
        }
        for format in ExportFormat::ALL {
            let early = answer(village.founder(), exporting(poll.id, format)).await;
            assert_eq!(early.status(), 403, "{format:?} while it is open");
        }
        village.pass(SignedDuration::from_hours(24));
        for format in ExportFormat::ALL.into_iter().filter(|format| *format != ExportFormat::Xlsx) {
            let said = text(village.founder(), poll.id, format).await;
            for voter in &members {
                assert!(!said.contains(voter.person().name.as_str()), "{format:?} names a voter: {said}");
            }
        }
        let archive: Value =
            serde_json::from_slice(&export(village.founder(), poll.id, ExportFormat::Archive).await).unwrap();
        let cast: Vec<&Value> = archive["ballots"]
            .as_array()
            .unwrap()
            .iter()
            .map(|ballot| &ballot["selection"]["approve"][0])
            .collect();
        assert_eq!(cast, [1, 1, 2, 2, 2, 2], "in an order that tells only what they say");
        assert!(archive["ballots"].as_array().unwrap().iter().all(|ballot| ballot["voter"].is_null()));
    }
}
