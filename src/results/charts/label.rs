use crate::ui::letter;

use super::Slice;

/// Half-width columns a line of an axis label may take, and how many lines.
const COLUMNS: usize = 16;
const LINES: usize = 2;

/// "A ✓": where the name stands elsewhere. Who chose no option is named: "未投".
pub(super) fn short(slice: &Slice) -> String {
    let Some(place) = slice.place else { return slice.label.clone() };
    format!("{}{}", letter(place), if slice.mine { " ✓" } else { "" })
}

/// "A 第一方案 ✓": letter, text in at most two lines, and a tick on mine. What does not fit ends in "…"; the bars and
/// the table beside the chart have it whole.
pub(super) fn name(slice: &Slice) -> String {
    let Some(place) = slice.place else { return slice.label.clone() };
    let tick = if slice.mine { " ✓" } else { "" };
    format!("{} {}{tick}", letter(place), wrap(&slice.label))
}

/// "28 票 66.7%": what stands at the end of a bar.
pub(super) fn numbers(slice: &Slice) -> String {
    format!("{} {}", slice.count, slice.percent).trim_end().to_owned()
}

/// How wide a text is, in half-width columns.
pub(super) fn columns(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn wrap(text: &str) -> String {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if used + width > COLUMNS {
            if lines.len() == LINES {
                return lines.join("\n") + "…";
            }
            lines.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines.join("\n")
}
