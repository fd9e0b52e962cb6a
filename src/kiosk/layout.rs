//! How many bars fit on the wall at once, so that each can be read from six metres.

/// Bars that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The place of the first option.
    pub(super) from: usize,
    /// The place behind the last.
    pub(super) to: usize,
    pub(super) size: Size,
}

/// How large the bars are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// Few and short: larger than need be.
    Roomy,
    Plain,
    /// In two columns.
    Dense,
}

/// Half-width columns that a label has before it breaks: large, in one column, and in two.
const LARGE: usize = 34;
const WIDE: usize = 48;
const NARROW: usize = 18;
/// The height of the stage, in bars with a label of one line; and of the outcome above them.
const ROWS: f64 = 6.1;
const OUTCOME: f64 = 1.0;
/// What each further line of a label adds.
const LINE: f64 = 0.4;

/// Shares the options out on as many sheets as they need: one column while they fit, two for many short ones.
/// Above those of a decided poll its outcome has to stand.
pub(super) fn sheets(labels: &[&str], decided: bool) -> Vec<Sheet> {
    let rows = if decided { ROWS - OUTCOME } else { ROWS };
    let alone = |size| vec![Sheet { from: 0, to: labels.len(), size }];
    if column_height(labels, LARGE) * 1.35 <= rows {
        return alone(Size::Roomy);
    }
    if column_height(labels, WIDE) <= rows {
        return alone(Size::Plain);
    }
    if labels.iter().all(|label| height(label, NARROW) <= 1.0 + LINE) {
        return fill(labels, |part| dense_height(part) <= rows, Size::Dense);
    }
    fill(labels, |part| column_height(part, WIDE) <= rows, Size::Plain)
}

fn column_height(labels: &[&str], columns: usize) -> f64 {
    labels.iter().map(|label| height(label, columns)).sum()
}

/// The height of a grid of two columns, row by row.
fn dense_height(labels: &[&str]) -> f64 {
    labels.chunks(2).map(|row| row.iter().map(|label| height(label, NARROW)).fold(0.0, f64::max)).sum()
}

fn fill(labels: &[&str], fits: impl Fn(&[&str]) -> bool, size: Size) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut from = 0;
    while from < labels.len() {
        let mut to = from + 1;
        while to < labels.len() && fits(&labels[from..=to]) {
            to += 1;
        }
        sheets.push(Sheet { from, to, size });
        from = to;
    }
    even(labels.len(), &sheets)
        .filter(|even| even.iter().all(|s| fits(&labels[s.from..s.to])))
        .unwrap_or(sheets)
}

/// The same number of sheets, equally full.
fn even(options: usize, sheets: &[Sheet]) -> Option<Vec<Sheet>> {
    let each = options.div_ceil(sheets.len().max(1));
    let size = sheets.first()?.size;
    let starts = (0..options).step_by(each);
    Some(starts.map(|from| Sheet { from, to: options.min(from + each), size }).collect())
}

fn height(label: &str, columns: usize) -> f64 {
    let width: usize = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let lines = width.div_ceil(columns).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a label has a few lines")]
    let further = (lines - 1) as f64;
    1.0 + LINE * further
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Size, sheets};

    #[test]
    fn up_to_six_short_options_stand_under_each_other() {
        assert_eq!(sheets(&["周一"; 6], false), [Sheet { from: 0, to: 6, size: Size::Plain }]);
        assert_eq!(sheets(&["同意", "反对", "弃权"], false), [Sheet { from: 0, to: 3, size: Size::Roomy }]);
    }

    #[test]
    fn twelve_short_options_stand_in_two_columns() {
        assert_eq!(sheets(&["周一"; 12], false), [Sheet { from: 0, to: 12, size: Size::Dense }]);
    }

    #[test]
    fn the_outcome_of_a_decided_poll_takes_the_place_of_a_bar() {
        assert_eq!(sheets(&["周一"; 5], true).len(), 1);
        assert_eq!(sheets(&["周一"; 6], true), [Sheet { from: 0, to: 6, size: Size::Dense }]);
        assert_eq!(sheets(&["周一"; 12], true).len(), 2);
    }

    #[test]
    fn fifty_options_take_turns_on_equally_full_sheets_and_none_is_left_out() {
        let sheets = sheets(&["周一"; 50], false);
        assert_eq!(sheets.len(), 5);
        assert_eq!((sheets[0].from, sheets[4].to), (0, 50));
        assert!(sheets.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert!(sheets.iter().all(|sheet| sheet.to - sheet.from == 10));
    }

    #[test]
    fn long_options_keep_the_whole_width_and_take_turns_instead() {
        let long = "把三号楼前的空地改成带顶棚的自行车停车区并增设充电桩，费用由业委会与物业各承担一半";
        let sheets = sheets(&[long; 8], false);
        assert!(sheets.len() > 1 && sheets.iter().all(|sheet| sheet.size == Size::Plain));
        assert_eq!(sheets.iter().map(|sheet| sheet.to - sheet.from).sum::<usize>(), 8);
    }

    #[test]
    fn an_option_of_two_hundred_characters_is_shown_whole() {
        let longest = "长".repeat(200);
        assert_eq!(sheets(&[&longest, &longest], true).len(), 2);
    }
}
