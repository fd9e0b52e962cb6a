//! What the files say of a sign-up.

use super::{
    export,
    read::{Book, records, section},
    text,
};
use api::polls::{CastBallot, EditPoll, GetPoll};
use calamine::Data;
use domain::{ExportFormat, Poll, PollId, Secrecy, Selection};
use serde_json::Value;
use testkit::{Caller, Village, cast, closing, coming};

async fn says(who: &Caller, poll_id: PollId, selection: Selection) {
    let receipt = who.call(&GetPoll { poll_id }).await.unwrap().receipt;
    let replaces = receipt.map(|receipt| receipt.version);
    who.call(&CastBallot { selection, replaces, ..cast(poll_id, &[]) }).await.unwrap();
}

/// 王五 comes first, then 张三 with one more; 李四 does not. What they say looks like formulas.
async fn signed_up(village: &Village, secrecy: Secrecy) -> Poll {
    let poll = village.poll().titled("周六爬山").sign_up(Some(20), 3).secret(secrecy);
    let poll = poll.opened_by(village.founder()).await;
    let (zhang, li) = (village.member("张三", "3 号楼").await, village.member("李四", "1 号楼").await);
    let wang = village.member("王五", "9 号楼").await;
    says(&li, poll.id, coming(1, "")).await;
    says(&wang, poll.id, coming(1, "=1+1")).await;
    says(&zhang, poll.id, coming(2, "@全体 +1")).await;
    says(&li, poll.id, Selection::Abstain).await;
    poll
}

fn cell(book: &mut Book, row: u32, column: u32) -> Data {
    book.sheet("报名").get_value((row, column)).cloned().unwrap_or(Data::Empty)
}

#[tokio::test]
async fn the_lines_stand_in_their_order_with_what_was_said_as_it_was_said() {
    for village in [Village::new().await, Village::on_disk().await] {
        let poll = signed_up(&village, Secrecy::RealName).await;
        let who = village.founder();
        let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
        assert_eq!(book.formulas(), 0);
        for (row, place, name, quantity, note) in
            [(1, 1.0, "王五", 1.0, "=1+1"), (2, 2.0, "张三", 2.0, "@全体 +1")]
        {
            let said = [0, 2, 5, 6].map(|column| cell(&mut book, row, column));
            let text = |text: &str| Data::String(text.to_owned());
            assert_eq!(said, [Data::Float(place), text(name), Data::Float(quantity), text(note)]);
        }
        let away = [0, 2, 4, 5].map(|column| cell(&mut book, 3, column));
        let (name, word) = (Data::String("李四".into()), Data::String("不参加".into()));
        assert_eq!(away, [Data::Empty, name, word, Data::Empty]);

        let csv = records(&text(who, poll.id, ExportFormat::Csv).await);
        let rows = section(&csv, "报名");
        assert_eq!([&rows[0][0], &rows[0][2], &rows[0][5], &rows[0][6]], ["1", "王五", "1", "'=1+1"]);
        assert_eq!([&rows[1][0], &rows[1][2], &rows[1][5], &rows[1][6]], ["2", "张三", "2", "'@全体 +1"]);
        let minutes = text(who, poll.id, ExportFormat::Minutes).await;
        let (wang, zhang) = (minutes.find("王五").unwrap(), minutes.find("张三").unwrap());
        assert!(wang < zhang && minutes.contains("=1+1") && minutes.contains("报名名单"), "{minutes}");
    }
}

#[tokio::test]
async fn the_summary_says_how_many_come_of_how_many_places_and_that_nothing_was_decided() {
    let village = Village::new().await;
    let poll = signed_up(&village, Secrecy::RealName).await;
    let who = village.founder();
    who.call(&closing(poll.id)).await.unwrap();
    let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
    for (item, number) in [("报名人数", 2.0), ("报名总位数", 3.0), ("名额", 20.0), ("不参加人数", 1.0)]
    {
        assert_eq!(book.summary(item), Data::Float(number), "{item}");
    }
    let outcome = "2 人报名，共 3 位（名额 20）";
    assert_eq!(book.summary("结果"), Data::String(outcome.into()));
    let minutes = text(who, poll.id, ExportFormat::Minutes).await;
    assert!(minutes.contains(outcome) && minutes.contains("占名额 20 位") && !minutes.contains("胜出"));
}

#[tokio::test]
async fn of_a_sign_up_that_was_edited_each_line_says_on_which_edition_it_was_written() {
    let village = Village::new().await;
    let poll = signed_up(&village, Secrecy::RealName).await;
    let who = village.founder();
    let draft = village.poll().titled("周日爬山").sign_up(Some(20), 3).draft();
    let edit = testkit::editing(poll.id, draft);
    who.call(&EditPoll { reason: Some("周六有雨".parse().unwrap()), ..edit }).await.unwrap();
    who.call(&CastBallot { selection: coming(1, ""), edition: 2, ..cast(poll.id, &[]) }).await.unwrap();
    let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
    let last = |book: &mut Book| u32::try_from(book.sheet("报名").width() - 1).unwrap();
    let column = last(&mut book);
    assert_eq!(cell(&mut book, 0, column), Data::String("投在第几版".into()));
    assert_eq!([1, 3].map(|row| cell(&mut book, row, column)), [Data::Float(1.0), Data::Float(2.0)]);
}

#[tokio::test]
async fn who_may_not_see_names_finds_no_note_in_any_file() {
    let village = Village::new().await;
    let poll = signed_up(&village, Secrecy::RealNameToAdmins).await;
    let observer = village.observer("周七", "7 号楼").await;
    let mut book = Book::open(export(&observer, poll.id, ExportFormat::Xlsx).await);
    let cells = book.sheet("报名").rows().flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let mut all = vec![cells];
    for format in [ExportFormat::Csv, ExportFormat::Minutes, ExportFormat::Archive] {
        all.push(text(&observer, poll.id, format).await);
    }
    for text in all {
        for secret in ["王五", "张三", "=1+1", "@全体"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[tokio::test]
async fn an_archive_has_each_line_with_its_place() {
    let village = Village::new().await;
    let poll = signed_up(&village, Secrecy::RealName).await;
    let archive: Value =
        serde_json::from_slice(&export(village.founder(), poll.id, ExportFormat::Archive).await).unwrap();
    let ballots = archive["ballots"].as_array().unwrap();
    let line = |ballot: &Value| {
        (ballot["voter"]["place"].as_u64(), ballot["selection"]["sign_up"]["quantity"].as_u64())
    };
    let lines: Vec<_> = ballots.iter().map(line).collect();
    assert_eq!(lines, [(Some(1), Some(1)), (Some(2), Some(2)), (None, None)]);
    assert_eq!(archive["outcome"], serde_json::json!({ "signed_up": { "people": 2, "places": 3 } }));
    let schema =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/archive.md")).unwrap();
    for field in ["sign_up", "quantity", "note", "place", "signed_up", "people", "places", "limit", "most"] {
        assert!(schema.contains(&format!("`{field}`")), "docs/archive.md does not name {field}");
    }
}
