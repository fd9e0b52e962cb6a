//! The addresses of exports, which are read by a browser and no client.

use crate::{things::POLL, variants};
use api::{Code, exports::ExportPoll};
use domain::{ExportFormat, ExportLanguage};

fn read(format: &str, query: &str) -> Result<ExportPoll, Code> {
    let poll_id = POLL().to_string();
    let params = [("poll_id", poll_id.as_str()), ("format", format)];
    ExportPoll::from_parts(params.into_iter(), query).map_err(|problem| problem.code)
}

#[test]
fn an_address_says_poll_format_and_language_and_is_read_back() {
    let poll_id = POLL();
    for (format, word) in [
        (ExportFormat::Xlsx, "xlsx"),
        (ExportFormat::Csv, "csv"),
        (ExportFormat::Minutes, "minutes"),
        (ExportFormat::Archive, "archive"),
    ] {
        for (lang, tag) in [(ExportLanguage::ZhCn, "zh-CN"), (ExportLanguage::En, "en")] {
            let export = ExportPoll { poll_id, format, lang };
            let address = export.address();
            assert_eq!(address, format!("/api/v1/polls/{poll_id}/exports/{word}?lang={tag}"));
            assert_eq!(read(word, address.split_once('?').unwrap().1), Ok(export));
        }
    }
    assert_eq!(variants::of::<ExportFormat>(), ExportFormat::ALL.len(), "each is offered");
}

#[test]
fn without_a_language_it_is_chinese_and_what_is_no_format_is_nowhere() {
    assert_eq!(read("csv", "").map(|export| export.lang), Ok(ExportLanguage::ZhCn));
    assert_eq!(read("pdf", ""), Err(Code::NotFound));
    assert_eq!(read("csv", "lang=fr"), Err(Code::Invalid));
    assert_eq!(read("csv", "sheet=1"), Err(Code::Invalid));
}
