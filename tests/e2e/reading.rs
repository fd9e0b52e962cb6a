//! What somebody who reads English sees where a story looks for words in Chinese, so that one story is told in both.
//!
//! A text that is ours is found again in its template, its blanks are read in turn, and what is left over was written by
//! people and stands on every page as they wrote it. Where Chinese has one word for several of ours, any of them will do.

mod align;
mod dates;
mod shape;
mod words;

use crate::pages::Language;
use align::{Alignment, align};
use shape::Shape;
use std::{cmp::Ordering, collections::HashMap, fmt};
use words::{PAIRS, Pair, Part};

/// Words that a story looks for, in the language of the screen that it looks at.
#[derive(Clone, Debug)]
pub struct Wording {
    told: String,
    /// `None` where it is read as it is told.
    english: Option<Shape>,
}

impl Wording {
    /// All that is said in one place.
    pub fn whole(told: &str, language: Language) -> Self {
        Self::new(told, language, Open::default())
    }

    /// What others may stand before and behind.
    pub fn part(told: &str, language: Language) -> Self {
        Self::new(told, language, Open { before: true, behind: true })
    }

    fn new(told: &str, language: Language, open: Open) -> Self {
        let english = (language == Language::English && told.contains(is_han))
            .then(|| Reader::default().read(told, open).shape());
        Self { told: told.to_owned(), english }
    }

    pub fn is(&self, said: &str) -> bool {
        self.english.as_ref().map_or_else(|| said == self.told, |english| english.is(said))
    }

    pub fn is_within(&self, said: &str) -> bool {
        self.english.as_ref().map_or_else(|| said.contains(&self.told), |english| english.is_within(said))
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.told)?;
        self.english.as_ref().map_or(Ok(()), |english| write!(f, ", in English “{english}”,"))
    }
}

/// The lines that say something of ours in Chinese. Those of which most was written by people are theirs: a sentence may well
/// end as one of ours does.
pub fn chinese_of_ours(said: &str) -> Vec<&str> {
    let is_ours = |line: &str| {
        let mut reader = Reader { people_first: true, ..Reader::default() };
        reader.read(line, Open::default()).cost.unread * 3 <= hans(line) * 2
    };
    let lines = said.lines().map(str::trim);
    // On an avatar stands the first letter of a name.
    lines.filter(|line| line.contains(is_han) && line.chars().count() > 1 && is_ours(line)).collect()
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

fn is_wide(letter: char) -> bool {
    ('\u{3000}'..='\u{303f}').contains(&letter) || ('\u{ff00}'..='\u{ffef}').contains(&letter)
}

fn hans(text: &str) -> usize {
    text.chars().filter(|letter| is_han(*letter)).count()
}

fn in_blanks(alignment: &Alignment<'_>) -> usize {
    alignment.iter().map(|(_, filled, _)| hans(filled)).sum()
}

/// Where a text may go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Open {
    before: bool,
    behind: bool,
}

/// How little is understood: the less the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Chinese letters that are of no words of ours.
    unread: usize,
    /// Where what has no Chinese word in it holds parts together.
    joined: usize,
}

/// What a text is in English, in all ways that leave equally little unread.
#[derive(Clone, Debug)]
struct Reading {
    cost: Cost,
    shapes: Vec<Shape>,
}

impl Reading {
    fn shape(self) -> Shape {
        Shape::one_of(self.shapes)
    }

    fn take(&mut self, cost: Cost, shape: Shape) {
        match cost.cmp(&self.cost) {
            Ordering::Less => *self = Self { cost, shapes: vec![shape] },
            Ordering::Equal => self.add(shape),
            Ordering::Greater => {}
        }
    }

    fn add(&mut self, shape: Shape) {
        if !self.shapes.contains(&shape) {
            self.shapes.push(shape);
        }
    }
}

/// What the app puts between its words.
const JOINERS: [(&str, &str); 4] = [(" · ", " · "), ("\n", "\n"), ("、", ", "), (" ", " ")];

/// Reads one text, and each part of it once.
#[derive(Default)]
struct Reader<'t> {
    /// Whether what may be of people is taken for theirs.
    people_first: bool,
    known: HashMap<(&'t str, Open), Reading>,
}

impl<'t> Reader<'t> {
    fn read(&mut self, text: &'t str, open: Open) -> Reading {
        if let Some(reading) = self.known.get(&(text, open)) {
            return reading.clone();
        }
        let mut reading = self.one(text, open);
        if text.contains(is_han) {
            for (chinese, english) in JOINERS {
                for (at, _) in text.match_indices(chinese) {
                    let (left, right) = (&text[..at], &text[at + chinese.len()..]);
                    let left = self.one(left, Open { behind: false, ..open });
                    let right = self.read(right, Open { before: false, ..open });
                    let cost = Cost {
                        unread: left.cost.unread + right.cost.unread,
                        joined: left.cost.joined + right.cost.joined + 1,
                    };
                    if cost.unread < hans(text) {
                        reading.take(cost, Shape::all([left.shape(), Shape::text(english), right.shape()]));
                    }
                }
            }
        }
        self.known.insert((text, open), reading.clone());
        reading
    }

    /// Not taken apart.
    fn one(&mut self, text: &'t str, open: Open) -> Reading {
        let (unread, written) = dates::in_english(text);
        let mut reading = Reading { cost: Cost { unread, joined: 0 }, shapes: vec![written] };
        if !text.contains(is_han) {
            return reading;
        }
        let (all, mut beside, people_first) = (hans(text), Vec::new(), self.people_first);
        for pair in PAIRS.iter().filter(|pair| !(people_first && pair.is_of_people)) {
            for alignment in align(&pair.chinese, text, open) {
                // Marks alone are not the words that one looks for.
                if pair.says_something && in_blanks(&alignment) == all {
                    continue;
                }
                let (cost, shape) = self.filled(pair, &alignment);
                if cost.unread < all {
                    reading.take(cost, shape);
                } else if pair.is_mark {
                    beside.push(shape);
                }
                if pair.is_of_people {
                    beside.push(Shape::text(text));
                }
            }
        }
        if reading.cost.unread < all {
            beside.retain(|shape| *shape == Shape::text(text));
        }
        // What people wrote may stand in a hint of ours, as an example.
        if open != Open::default() {
            beside.push(Shape::text(text));
        }
        beside.into_iter().for_each(|shape| reading.add(shape));
        reading
    }

    /// The English of a pair whose Chinese lies like this over the text.
    fn filled(&mut self, pair: &Pair, alignment: &Alignment<'t>) -> (Cost, Shape) {
        let mut cost = Cost { unread: 0, joined: usize::from(!pair.says_something) };
        let mut blanks = HashMap::new();
        for (name, text, open) in alignment {
            let reading = self.read(text, *open);
            cost.unread += reading.cost.unread;
            cost.joined += reading.cost.joined;
            let around = |is_open| if is_open { Shape::Any } else { Shape::text("") };
            blanks.insert(*name, Shape::all([around(open.before), reading.shape(), around(open.behind)]));
        }
        let english = pair.english.iter().map(|part| match part {
            Part::Text(text) => Shape::text(text),
            Part::Blank(name) => blanks.get(name.as_str()).cloned().unwrap_or(Shape::Any),
        });
        (cost, Shape::all(english))
    }
}

#[cfg(test)]
mod tests;
