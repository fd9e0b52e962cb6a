//! What the files say of a poll on times.

use super::{
    export,
    read::{Book, records, section},
    text,
};
use crate::ask::tally;
use api::polls::{CastBallot, ClosePoll, GetPoll};
use calamine::Data;
use domain::{ExportFormat, OptionId, Poll, Selection};
use serde_json::Value;
use testkit::{Village, cast, free};

/// Of two days, the other way round; two of the first may come to both, one of them if need be.
async fn met(village: &Village) -> Poll {
    let poll = village.poll().titled("何时开会").slots(&[
        ("2026-12-03T02:00:00Z", "2026-12-03T03:30:00Z"),
        ("2026-12-02T14:00:00Z", "2026-12-02T17:00:00Z"),
    ]);
    let poll = poll.opened_by(village.founder()).await;
    let says: [(&str, Selection); 3] =
        [("张三", free(&[1], &[2])), ("李四", free(&[2], &[])), ("王五", free(&[], &[]))];
    for (name, selection) in says {
        let voter = village.member(name, "3 号楼").await;
        voter.call(&CastBallot { selection, ..cast(poll.id, &[]) }).await.unwrap();
    }
    poll
}

#[tokio::test]
async fn times_are_said_in_the_polls_zone_and_every_file_agrees_with_the_screen() {
    for village in [Village::new().await, Village::on_disk().await] {
        let poll = met(&village).await;
        let who = village.founder();
        who.call(&ClosePoll { poll_id: poll.id, reason: "够了".parse().unwrap() }).await.unwrap();
        let screen = tally(who, poll.id).await;
        let figures: Vec<_> = screen.counts.iter().map(|count| (count.votes, count.points)).collect();
        assert_eq!(figures, [(1, 1), (2, 1)]);

        let mut book = Book::open(export(who, poll.id, ExportFormat::Xlsx).await);
        let csv = records(&text(who, poll.id, ExportFormat::Csv).await);
        let minutes = text(who, poll.id, ExportFormat::Minutes).await;
        let times = ["2026-12-02 22:00 – 2026-12-03 01:00", "2026-12-03 10:00–11:30"];
        let options = book.sheet("选项");
        for (place, (time, percent)) in times.into_iter().zip(["33.3%", "66.7%"]).enumerate() {
            let (can, reluctant) = (figures[place].0, figures[place].0 - figures[place].1);
            let row = u32::try_from(place + 1).unwrap();
            assert_eq!(options.get_value((row, 1)), Some(&Data::String(time.to_owned())));
            assert_eq!(options.get_value((row, 2)), Some(&Data::Float(can.into())));
            assert_eq!(options.get_value((row, 5)), Some(&Data::Float(reluctant.into())));
            let said = &section(&csv, "选项")[place];
            assert_eq!(
                [&said[1], &said[2], &said[3], &said[5]],
                [time, &can.to_string(), percent, &reluctant.to_string()]
            );
            let figures = format!(
                "<td class=\"number\">{can}</td><td class=\"number\">{percent}</td>\
                 <td class=\"number\">{reluctant}</td>"
            );
            assert!(minutes.contains(time) && minutes.contains(&figures), "{figures}");
        }
        let outcome = format!("B {} 最合适：2 人可以，其中 1 人勉强", times[1]);
        assert_eq!(book.summary("结果"), Data::String(outcome.clone()));
        assert!(minutes.contains(&outcome) && minutes.contains("勉强的人少的胜出，仍相同则较早的胜出"));
        let rows = section(&csv, "选票");
        let mut said: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
        said.sort_unstable();
        let (one, both) = (format!("B {}", times[1]), format!("A {}、B {}（勉强）", times[0], times[1]));
        assert_eq!(said, [both.as_str(), one.as_str(), "都不可以"]);
    }
}

#[tokio::test]
async fn an_archive_has_the_slots_and_what_was_said_to_them() {
    let village = Village::new().await;
    let poll = met(&village).await;
    let archive: Value =
        serde_json::from_slice(&export(village.founder(), poll.id, ExportFormat::Archive).await).unwrap();
    let read: Poll = serde_json::from_value(archive["poll"].clone()).unwrap();
    let seen = village.founder().call(&GetPoll { poll_id: poll.id }).await.unwrap().poll;
    assert_eq!(read, seen, "as the API gives it");
    let starts = |id| read.option(OptionId(id)).and_then(|option| option.slot).unwrap().starts.to_string();
    assert_eq!((starts(1), starts(2)), ("2026-12-02T14:00:00Z".into(), "2026-12-03T02:00:00Z".into()));
    let said = archive["ballots"].as_array().unwrap().iter();
    let reluctant =
        said.filter(|ballot| ballot["selection"]["slots"]["if_need_be"] == serde_json::json!([2]));
    assert_eq!(reluctant.count(), 1);
    let schema =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/archive.md")).unwrap();
    for field in ["slot", "starts", "ends", "slots", "yes", "if_need_be"] {
        assert!(schema.contains(&format!("`{field}`")), "docs/archive.md does not name {field}");
    }
}
