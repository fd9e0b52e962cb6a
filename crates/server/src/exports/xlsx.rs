//! The tables as a workbook: a sheet each, with real types, a head that stays, and columns as wide as what stands in them.
//! A text is a text whatever it begins with; nothing in the file is computed.

use super::{
    report::Report,
    tables::{Table, Value, tables},
    words::Words,
    zone::Zone,
};
use domain::Share;
use jiff::civil::DateTime;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// In characters of the usual font.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

struct Look {
    head: Format,
    text: Format,
    number: Format,
    share: Format,
    tenths: Format,
    time: Format,
}

impl Look {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        Self {
            head: plain.clone().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap(),
            text: plain.clone().set_text_wrap(),
            number: plain.clone().set_num_format("0"),
            share: plain.clone().set_num_format("0.0%"),
            tenths: plain.clone().set_num_format("0.0"),
            time: plain.set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

pub(crate) fn write(report: &Report, words: &Words, zone: &Zone) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(report.poll.title.as_str())
            .set_author(report.made_by.name.as_str())
            .set_creation_datetime(&civil(zone.civil(report.made))?),
    );
    let look = Look::new();
    for table in tables(report, words, zone) {
        sheet(workbook.add_worksheet(), &table, zone, &look)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table, zone: &Zone, look: &Look) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (column, text) in (0..).zip(&table.head) {
        sheet.write_string_with_format(0, column, text, &look.head)?;
        let width = table.rows.iter().map(|row| width(&row[usize::from(column)])).max();
        let width = width.unwrap_or_default().max(wide(text)).clamp(NARROWEST, WIDEST);
        sheet.set_column_width(column, width as f64 + 2.0)?;
    }
    for (row, values) in (1..).zip(&table.rows) {
        for (column, value) in (0..).zip(values) {
            cell(sheet, row, column, value, zone, look)?;
        }
    }
    Ok(())
}

/// By the number of the paper in the format.
const A4: u8 = 9;

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    zone: &Zone,
    look: &Look,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => {}
        Value::Text(text) => drop(sheet.write_string_with_format(row, column, text, &look.text)?),
        Value::Number(number) => drop(sheet.write_number_with_format(row, column, *number, &look.number)?),
        Value::Share(share) => {
            if let Some(part) = part(*share) {
                sheet.write_number_with_format(row, column, part, &look.share)?;
            }
        }
        Value::Tenths(count) => {
            sheet.write_number_with_format(row, column, f64::from(*count) / 10.0, &look.tenths)?;
        }
        Value::Time(at) => {
            let at = civil(zone.civil(*at))?;
            sheet.write_datetime_with_format(row, column, &at, &look.time)?;
        }
    }
    Ok(())
}

/// Rounded as everywhere; nothing of nobody.
fn part(share: Share) -> Option<f64> {
    (share.base.size() > 0).then(|| f64::from(share.permille()) / 1000.0)
}

fn civil(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    // No instant of ours lies before 1900, where the format's calendar begins.
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?;
    day.and_hms(part(at.hour()).into(), part(at.minute()), f64::from(part(at.second())))
}

fn width(value: &Value) -> usize {
    match value {
        Value::Nothing => 0,
        Value::Text(text) => wide(text),
        Value::Number(_) | Value::Share(_) | Value::Tenths(_) => NARROWEST,
        Value::Time(_) => "2026-12-01 16:00:00".len(),
    }
}

/// How wide the widest line is, where what is written in Chinese takes the place of two Latin letters.
fn wide(text: &str) -> usize {
    let one = |c: char| if c < '\u{1100}' { 1 } else { 2 };
    text.lines().map(|line| line.chars().map(one).sum()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_wide_as_its_widest_line() {
        assert_eq!((wide("张三丰"), wide("Zhang"), wide("一\nzwei\n"), wide("")), (6, 5, 4, 0));
    }

    #[test]
    fn a_time_is_a_day_and_a_part_of_it() {
        let civil = civil(jiff::civil::date(2026, 12, 1).at(18, 0, 0, 0)).expect("a time");
        assert!((civil.to_excel() - 46357.75).abs() < 1e-9, "{}", civil.to_excel());
    }
}
