//! The tables as text: RFC 4180 in UTF-8 with a byte order mark, without which Excel takes Chinese for Latin.
//!
//! The first field of every record names its section, and every record has as many fields as the widest table, so that the
//! file is one table too; the first record of a section is its head.
//!
//! A text that a spreadsheet would take for a formula is written behind an apostrophe, as OWASP recommends: Excel, WPS and
//! LibreOffice then show it and compute nothing. So that it can be read back, texts that begin with apostrophes before
//! such a character get one more; to read, take one apostrophe off wherever a character of [`FORMULA`] stands behind one
//! or more of them. Everything else stands as it was written.

use super::{
    report::Report,
    tables::{Table, Value, tables},
    words::{Words, percent, tenths},
    zone::Zone,
};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// With these a formula begins; the last four do so in Chinese and Japanese editions.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

pub(crate) fn write(report: &Report, words: &Words, zone: &Zone) -> Vec<u8> {
    let tables = tables(report, words, zone);
    let width = tables.iter().map(|table| table.head.len()).max().unwrap_or_default();
    let mut file = BYTE_ORDER_MARK.to_owned();
    for Table { name, head, rows } in tables {
        record(&mut file, name, padded(head.into_iter().map(|text| plain(&text)), width));
        for row in rows {
            record(&mut file, name, padded(row.iter().map(|value| field(value, zone)), width));
        }
    }
    file.into_bytes()
}

fn padded(fields: impl Iterator<Item = String>, width: usize) -> impl Iterator<Item = String> {
    fields.chain(std::iter::repeat(String::new())).take(width)
}

fn record(file: &mut String, section: &str, fields: impl Iterator<Item = String>) {
    file.push_str(&quoted(section));
    for field in fields {
        file.push(',');
        file.push_str(&quoted(&field));
    }
    file.push_str("\r\n");
}

fn field(value: &Value, zone: &Zone) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => plain(text),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => percent(*share),
        Value::Tenths(count) => tenths(*count),
        Value::Time(at) => zone.text(*at),
    }
}

/// A text that no spreadsheet computes.
fn plain(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_stands_behind_an_apostrophe_and_can_be_read_back() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+86 138", "'+86 138"),
            ("-", "'-"),
            ("@张三", "'@张三"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'t Hooft", "'t Hooft"),
            ("1-1=0", "1-1=0"),
            ("", ""),
        ] {
            assert_eq!(plain(text), written);
            let quoted = written.starts_with('\'') && written.trim_start_matches('\'').starts_with(FORMULA);
            assert_eq!(if quoted { &written[1..] } else { written }, text, "read back");
        }
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        for (field, written) in [
            ("张三", "张三"),
            ("a,b", "\"a,b\""),
            ("他说\"好\"", "\"他说\"\"好\"\"\""),
            ("一\n二", "\"一\n二\""),
            ("a;b", "\"a;b\""),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}
