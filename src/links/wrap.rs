/// Breaks `text` into lines no wider than `width`, as `measure` says: at the last space that fits, else, as in Chinese,
/// behind any character.
pub(super) fn wrap(text: &str, width: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for letter in text.chars() {
        line.push(letter);
        if line.chars().count() > 1 && measure(line.trim_end()) > width {
            let rest = match line.trim_end().rfind(' ') {
                Some(space) => line.split_off(space + 1),
                None => line.split_off(line.len() - letter.len_utf8()),
            };
            lines.push(line.trim_end().to_owned());
            line = rest;
        }
    }
    lines.push(line.trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// The same in at most `most` lines: what does not fit ends in "…".
pub(super) fn fit(text: &str, most: usize, width: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines = wrap(text, width, &measure);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
            while measure(last) > width && last.chars().count() > 2 {
                let cut = last.trim_end_matches('…').chars().count() - 1;
                *last = last.chars().take(cut).chain(['…']).collect();
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{fit, wrap};

    #[expect(clippy::cast_precision_loss, reason = "a handful of letters")]
    fn wrapped(text: &str, letters: f64) -> Vec<String> {
        wrap(text, letters, |line| line.chars().count() as f64)
    }

    #[test]
    fn a_long_chinese_name_breaks_anywhere_and_loses_nothing() {
        assert_eq!(wrapped("阳光花园三期业主委员会", 4.0), ["阳光花园", "三期业主", "委员会"]);
    }

    #[test]
    fn words_with_spaces_break_between_words() {
        assert_eq!(wrapped("Owners of Building Three", 11.0), ["Owners of", "Building", "Three"]);
    }

    #[test]
    fn a_short_name_stays_on_one_line_and_nothing_makes_no_line() {
        assert_eq!(wrapped("三号楼", 10.0), ["三号楼"]);
        assert_eq!(wrapped(" ", 10.0), Vec::<String>::new());
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of letters")]
    fn fitted(text: &str, most: usize) -> Vec<String> {
        fit(text, most, 4.0, |line| line.chars().count() as f64)
    }

    #[test]
    fn what_does_not_fit_on_the_last_line_ends_in_an_ellipsis_within_its_width() {
        assert_eq!(fitted("阳光花园三期业主委员会", 2), ["阳光花园", "三期业…"]);
        assert_eq!(fitted("阳光花园三期业主委员会", 3), ["阳光花园", "三期业主", "委员会"]);
        assert_eq!(fitted("阳光", 3), ["阳光"]);
    }

    #[test]
    fn a_letter_wider_than_the_paper_still_gets_its_line() {
        assert_eq!(wrapped("聚议", 0.5), ["聚", "议"]);
    }
}
