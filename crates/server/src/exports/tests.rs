use super::{archive, csv, minutes, report::Report, sample, words::Words, xlsx, zone::Zone};
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use domain::ExportLanguage;
use std::io::Cursor;

const LANGUAGES: [ExportLanguage; 2] = [ExportLanguage::ZhCn, ExportLanguage::En];

/// Every text of every format, and the sizes of the files.
fn written(report: &Report, language: ExportLanguage) -> (Vec<String>, Vec<usize>) {
    let (words, zone) = (Words::of(language), Zone::of(&report.poll.zone));
    let workbook = xlsx::write(report, words, &zone).expect("a workbook");
    let table = csv::write(report, words, &zone);
    let minutes = minutes::write(report, words, &zone).html;
    let archive = archive::write(report).expect("an archive");
    let sizes = [workbook.len(), table.len(), minutes.len(), archive.len()].to_vec();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (vec![cells(workbook), text(table), minutes, text(archive)], sizes)
}

/// What stands in the cells of a workbook, a line for each.
fn cells(workbook: Vec<u8>) -> String {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(workbook)).expect("a workbook");
    let mut text = String::new();
    for (_, sheet) in workbook.worksheets() {
        sheet.used_cells().filter(|(_, _, cell)| **cell != Data::Empty).for_each(|(_, _, cell)| {
            text.push_str(&cell.to_string());
            text.push('\n');
        });
    }
    text
}

#[test]
fn ten_thousand_names_are_all_there_in_files_of_a_few_megabytes() {
    let crowd = sample::crowd();
    for language in LANGUAGES {
        let (texts, sizes) = written(&crowd, language);
        for text in &texts {
            for name in ["住户00000", "住户08999", "住户09000", "住户09999"] {
                assert_eq!(text.matches(name).count(), 1, "{name}");
            }
            assert_eq!(text.matches("住户").count(), 10_000);
        }
        let most = [1_500_000, 2_000_000, 2_000_000, 8_000_000];
        assert!(sizes.iter().zip(most).all(|(size, most)| *size < most), "{sizes:?}");
    }
}

#[test]
fn where_ballots_have_no_names_no_file_has_one_nor_a_time_nor_a_tracker() {
    let mut report = sample::house();
    // Without a namesake among those who did not vote, whom the files name.
    let voter = report.votes[0].who.as_mut().expect("a voter");
    voter.person.name = "司徒无双".parse().expect("a name");
    let (name, tracker) = (voter.person.name.to_string(), voter.tracker.to_string());
    let secrets = [name, tracker, "2026-12-01 16:05:00".to_owned(), "2026-12-01T08:05:00Z".to_owned()];
    let (named, _) = written(&report, ExportLanguage::ZhCn);
    assert!(named.iter().all(|text| text.contains(&secrets[0])));
    let report = sample::unnamed(report);
    for language in LANGUAGES {
        for text in written(&report, language).0 {
            for secret in &secrets {
                assert!(!text.contains(secret), "{secret}");
            }
        }
    }
    let (votes, cast) = (report.tally.counts[1].votes, report.tally.turnout.cast);
    let (texts, _) = written(&report, ExportLanguage::ZhCn);
    assert!(texts[2].contains(&format!("{votes} 票，占已投")) && texts[2].contains("不公开姓名"));
    let rows = texts[1].lines().filter(|line| line.starts_with("选票,")).count();
    assert_eq!(rows, cast as usize + 1, "a row for each ballot, and the head");
}

#[test]
fn what_is_ours_is_in_the_language_asked_for() {
    let report = sample::house();
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let (texts, _) = written(&report, ExportLanguage::En);
    for head in ["Summary", "Options", "Ballots", "Not voted", "Log"] {
        assert!(texts[1].contains(&format!("\n{head},")) || texts[1].contains(&format!("\u{feff}{head},")));
    }
    let english = Words::of(ExportLanguage::En);
    for sentence in [
        english.outcome(&report).replace(&english.option(&report, report.poll.options[1].id), ""),
        english.turnout(&report),
        english.base(&report),
        english.method(report.poll.method),
        english.secrecy(report.poll.secrecy).to_owned(),
    ] {
        assert!(
            texts.iter().any(|text| text.contains(sentence.trim())) && !sentence.contains(is_han),
            "{sentence}"
        );
    }
}

#[test]
fn what_is_said_of_an_option_and_where_its_link_leads_is_in_every_file() {
    for language in LANGUAGES {
        for text in written(&sample::house(), language).0 {
            assert!(text.contains("不含电费") && text.contains("https://docs.example.com/lifts/a"), "{text}");
        }
    }
}
