//! Reading files as those who are given them do.

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read as _};

/// A workbook.
pub(super) struct Book(Xlsx<Cursor<Vec<u8>>>);

/// How wide the columns of the sheet are that comes at `place`, from 1, in characters; those that are as wide as any have no
/// width of their own.
pub(super) fn widths(workbook: &[u8], place: usize) -> Vec<f64> {
    let mut parts = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook is a ZIP file");
    let mut sheet = parts.by_name(&format!("xl/worksheets/sheet{place}.xml")).expect("the sheet");
    let mut text = String::new();
    sheet.read_to_string(&mut text).expect("it is text");
    let width = |column: &str| column.split_once("width=\"")?.1.split_once('"')?.0.parse().ok();
    text.split("<col ").skip(1).filter_map(width).collect()
}

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

/// The records of a CSV file, as a reader of another hand has them.
pub(super) fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.ends_with("\r\n"), "the last record has an end");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        record.expect("every record has as many fields").iter().map(str::to_owned).collect()
    };
    reader.records().map(record).collect()
}

/// The records of a section below its head, without its name.
pub(super) fn section(records: &[Vec<String>], name: &str) -> Vec<Vec<String>> {
    let of_it = records.iter().filter(|record| record[0] == name);
    of_it.skip(1).map(|record| record[1..].to_vec()).collect()
}
