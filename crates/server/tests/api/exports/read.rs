//! Reading files as those who are given them do.

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

/// A workbook.
pub(super) struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Self {
        Self(open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook"))
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.0.sheet_names().clone()
    }

    pub(super) fn sheet(&mut self, name: &str) -> Range<Data> {
        self.0.worksheet_range(name).expect("a sheet")
    }

    /// How many cells are computed.
    pub(super) fn formulas(&mut self) -> usize {
        let mut count = 0;
        for name in self.names() {
            let range = self.0.worksheet_formula(&name).expect("a sheet");
            count += range.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count();
        }
        count
    }

    /// What the sheet 摘要 says of `item`.
    pub(super) fn summary(&mut self, item: &str) -> Data {
        let sheet = self.sheet("摘要");
        let row = sheet.rows().find(|row| row[0] == Data::String(item.to_owned()));
        row.unwrap_or_else(|| panic!("there is no {item}"))[1].clone()
    }
}

/// The records of a CSV file, by RFC 4180.
pub(super) fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => field.extend(chars.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => record.push(std::mem::take(&mut field)),
            ('\r', false) => {
                assert_eq!(chars.next(), Some('\n'), "a record ends with CRLF");
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            ('\n', false) => panic!("a bare line feed ends no record"),
            (c, _) => field.push(c),
        }
    }
    assert!(record.is_empty() && field.is_empty(), "the last record has an end");
    records
}

/// The records of a section below its head, without its name.
pub(super) fn section(records: &[Vec<String>], name: &str) -> Vec<Vec<String>> {
    let of_it = records.iter().filter(|record| record[0] == name);
    of_it.skip(1).map(|record| record[1..].to_vec()).collect()
}
