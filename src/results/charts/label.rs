use crate::ui::letter;

use super::{Ink, Slice};

/// How many lines a name may take.
const LINES: usize = 2;

/// "A 28", or "A" where there is no room for more. Who chose no option has no letter.
pub(super) fn part(slice: &Slice, counted: bool) -> String {
    let letter = slice.place.map(letter).unwrap_or_default();
    let count = if counted { slice.value.to_string() } else { String::new() };
    format!("{letter} {count}").trim().to_owned()
}

/// "A 第一方案 ✓": letter, text in at most two lines, and a tick on mine. What does not fit ends in "…"; the bars and
/// the table beside the chart have it whole.
pub(super) fn name(slice: &Slice, room: u32) -> String {
    let Some(place) = slice.place else { return wrap(&slice.label, room) };
    let tick = if slice.mine { " ✓" } else { "" };
    format!("{} {}{tick}", letter(place), wrap(&slice.label, room))
}

/// How many columns the text of a name may take: what letter and tick, numbers so wide and the least of a bar leave.
pub(super) fn room(ink: &Ink, numbers: u32) -> u32 {
    const LETTER_AND_TICK: u32 = 5;
    const BARS: u32 = 6;
    ink.columns.saturating_sub(numbers + LETTER_AND_TICK + BARS).clamp(6, 16)
}

/// "28 票 66.7%": what stands at the end of a bar.
pub(super) fn numbers(slice: &Slice) -> String {
    format!("{} {}", slice.count, slice.percent).trim_end().to_owned()
}

/// How wide a text is, in half-width columns.
pub(super) fn columns(text: &str) -> u32 {
    text.chars().map(width).sum()
}

fn width(c: char) -> u32 {
    if c.is_ascii() { 1 } else { 2 }
}

/// In lines of so many columns: after a space where a line has one, else anywhere.
fn wrap(text: &str, room: u32) -> String {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        let count = lines.len();
        let Some(line) = lines.last_mut() else { break };
        if columns(line) + width(c) <= room || (c == ' ' && count < LINES) {
            line.push(c);
            continue;
        }
        if count == LINES {
            return format!("{}…", joined(&lines));
        }
        let next = line.rfind(' ').map_or_else(String::new, |space| line.split_off(space + 1));
        lines.push(next);
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    joined(&lines)
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}
