use super::{report::Report, words::Words, zone::Zone};
use crate::http_ext::Answer;
use api::Code;
use domain::ExportFormat;
use http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 8187: these may stand in a value as they are.
const ATTRIBUTE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// Of a title; with the rest it stays below what file systems take (255 bytes, three for a Chinese character).
const LONGEST: usize = 60;

/// Whether the browser shows or keeps the file, and under what name.
pub(super) fn disposition(
    report: &Report,
    format: ExportFormat,
    words: &Words,
    zone: &Zone,
) -> Answer<HeaderValue> {
    let (kind, what, ending) = match format {
        ExportFormat::Xlsx => ("attachment", words.file_result, "xlsx"),
        ExportFormat::Csv => ("attachment", words.file_result, "csv"),
        ExportFormat::Archive => ("attachment", words.file_archive, "json"),
        ExportFormat::Minutes => ("inline", words.file_minutes, "html"),
    };
    let (title, day) = (tame(report.poll.title.as_str()), zone.day(report.made));
    let name = format!("{title} {what} {day}.{ending}");
    let encoded = utf8_percent_encode(name.trim_start(), ATTRIBUTE);
    let value = format!("{kind}; filename=\"juyi-{day}.{ending}\"; filename*=UTF-8''{encoded}");
    HeaderValue::try_from(value).map_err(|_| Code::Internal.into())
}

/// A title as a file may be called on any system.
fn tame(title: &str) -> String {
    let strange = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let tame: String = title.chars().map(|c| if strange(c) { ' ' } else { c }).take(LONGEST).collect();
    let words = tame.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        for (title, name) in [
            ("电梯更换方案", "电梯更换方案"),
            ("A/B 测试？ \"是\" <否>", "A B 测试？ 是 否"),
            ("../../etc", "etc"),
            ("...", ""),
            ("C:\\temp", "C temp"),
        ] {
            assert_eq!(tame(title), name);
        }
        assert_eq!(tame(&"长".repeat(120)).chars().count(), 60);
    }
}
