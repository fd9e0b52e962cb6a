//! How many bars fit on the wall at once, so that each can be read from six metres.

/// Bars that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The place of the first option.
    pub(super) from: usize,
    /// The place behind the last.
    pub(super) to: usize,
    /// In two columns.
    pub(super) dense: bool,
}

/// Half-width columns that a label has before it breaks, in one column and in two.
const WIDE: usize = 48;
const NARROW: usize = 18;
/// The height of the stage, in bars with a label of one line.
const ROWS: f64 = 6.1;
/// What each further line of a label adds.
const LINE: f64 = 0.4;

/// Shares the options out on as many sheets as they need: one column while they fit, two for many short ones.
pub(super) fn sheets(labels: &[&str]) -> Vec<Sheet> {
    let one: f64 = labels.iter().map(|label| height(label, WIDE)).sum();
    if one <= ROWS {
        return vec![Sheet { from: 0, to: labels.len(), dense: false }];
    }
    if labels.iter().all(|label| height(label, NARROW) <= 1.0 + LINE) {
        return fill(labels, |part| dense_height(part) <= ROWS, true);
    }
    fill(labels, |part| part.iter().map(|label| height(label, WIDE)).sum::<f64>() <= ROWS, false)
}

/// The height of a grid of two columns, row by row.
fn dense_height(labels: &[&str]) -> f64 {
    labels.chunks(2).map(|row| row.iter().map(|label| height(label, NARROW)).fold(0.0, f64::max)).sum()
}

fn fill(labels: &[&str], fits: impl Fn(&[&str]) -> bool, dense: bool) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut from = 0;
    while from < labels.len() {
        let mut to = from + 1;
        while to < labels.len() && fits(&labels[from..=to]) {
            to += 1;
        }
        sheets.push(Sheet { from, to, dense });
        from = to;
    }
    even(labels.len(), &sheets).filter(|even| even.iter().all(|s| fits(&labels[s.from..s.to]))).unwrap_or(sheets)
}

/// The same number of sheets, equally full.
fn even(options: usize, sheets: &[Sheet]) -> Option<Vec<Sheet>> {
    let each = options.div_ceil(sheets.len().max(1));
    let dense = sheets.first()?.dense;
    let starts = (0..options).step_by(each);
    Some(starts.map(|from| Sheet { from, to: options.min(from + each), dense }).collect())
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
    use super::{Sheet, sheets};

    #[test]
    fn up_to_six_short_options_stand_under_each_other() {
        assert_eq!(sheets(&["同意", "反对", "弃权"]), [Sheet { from: 0, to: 3, dense: false }]);
        assert_eq!(sheets(&["周一"; 6]).len(), 1);
    }

    #[test]
    fn twelve_short_options_stand_in_two_columns() {
        assert_eq!(sheets(&["周一"; 12]), [Sheet { from: 0, to: 12, dense: true }]);
    }

    #[test]
    fn fifty_options_take_turns_on_equally_full_sheets_and_none_is_left_out() {
        let sheets = sheets(&["周一"; 50]);
        assert_eq!(sheets.len(), 5);
        assert_eq!((sheets[0].from, sheets[4].to), (0, 50));
        assert!(sheets.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert!(sheets.iter().all(|sheet| sheet.to - sheet.from == 10));
    }

    #[test]
    fn long_options_keep_the_whole_width_and_take_turns_instead() {
        let long = "把三号楼前的空地改成带顶棚的自行车停车区并增设充电桩，费用由业委会与物业各承担一半";
        let sheets = sheets(&[long; 8]);
        assert!(sheets.len() > 1 && sheets.iter().all(|sheet| !sheet.dense));
        assert_eq!(sheets.iter().map(|sheet| sheet.to - sheet.from).sum::<usize>(), 8);
    }

    #[test]
    fn an_option_of_two_hundred_characters_is_shown_whole() {
        let longest = "长".repeat(200);
        assert_eq!(sheets(&[&longest, &longest]).len(), 2);
    }
}
