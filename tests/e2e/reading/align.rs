//! How a template lies over a text: the text is all of it or, where it may go on, a part of it.

use super::{Open, words::Part};

/// The blanks that are filled in, by their names; of others the text says nothing.
pub(super) type Alignment<'t> = Vec<(&'t str, &'t str, Open)>;

/// All the ways in which at least a letter of the template itself is in the text, and what fills a blank is a line.
pub(super) fn align<'t>(parts: &'t [Part], text: &'t str, open: Open) -> Vec<Alignment<'t>> {
    let mut over = Over { parts, open, found: Vec::new() };
    let begins_blank = matches!(parts.first(), Some(Part::Blank(_)));
    if !(open.before && begins_blank) {
        over.go(0, text, &[]);
    }
    if open.before {
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Text(words) => {
                    for (from, _) in words.char_indices().skip(1) {
                        over.words(at, &words[from..], text, &[]);
                    }
                }
                Part::Blank(name) => over.blank(at, name, text, &[], true),
            }
        }
    }
    let filled = |one: &Alignment<'_>| one.iter().map(|(_, filled, _)| filled.len()).sum::<usize>();
    let is_line = |one: &Alignment<'_>| one.iter().all(|(_, filled, _)| !filled.contains('\n'));
    over.found.retain(|one| filled(one) < text.len() && is_line(one));
    over.found
}

struct Over<'t> {
    parts: &'t [Part],
    open: Open,
    found: Vec<Alignment<'t>>,
}

impl<'t> Over<'t> {
    /// The parts from `at` on over what is left of the text.
    fn go(&mut self, at: usize, rest: &'t str, blanks: &[(&'t str, &'t str, Open)]) {
        if rest.is_empty() {
            if at == self.parts.len() || self.open.behind {
                self.found.push(blanks.to_vec());
            }
            return;
        }
        match self.parts.get(at) {
            None => {}
            Some(Part::Text(words)) => self.words(at, words, rest, blanks),
            Some(Part::Blank(name)) => self.blank(at, name, rest, blanks, false),
        }
    }

    fn words(&mut self, at: usize, words: &str, rest: &'t str, blanks: &[(&'t str, &'t str, Open)]) {
        if let Some(rest) = rest.strip_prefix(words) {
            self.go(at + 1, rest, blanks);
        } else if self.open.behind && words.starts_with(rest) {
            self.found.push(blanks.to_vec());
        }
    }

    fn blank(
        &mut self,
        at: usize,
        name: &'t str,
        rest: &'t str,
        blanks: &[(&'t str, &'t str, Open)],
        before: bool,
    ) {
        let filled = |to: usize, behind: bool| {
            let mut blanks = blanks.to_vec();
            blanks.push((name, &rest[..to], Open { before, behind }));
            blanks
        };
        if let Some(Part::Text(next)) = self.parts.get(at + 1) {
            for (to, _) in rest.char_indices().skip(1) {
                let behind = &rest[to..];
                if behind.starts_with(next) || (self.open.behind && next.starts_with(behind)) {
                    self.words(at + 1, next, behind, &filled(to, false));
                }
            }
        }
        if self.open.behind || at + 1 == self.parts.len() {
            self.found.push(filled(rest.len(), self.open.behind));
        }
    }
}
