//! Our words in both languages: those of the app, and those that the server writes into documents.

use super::{is_han, is_wide};
use crate::pages::Language;
use std::sync::LazyLock;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Blank(String),
}

/// One text in both languages.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) chinese: Vec<Part>,
    pub(super) english: Vec<Part>,
    /// Whether its Chinese has a word of ours beside its blanks.
    pub(super) says_something: bool,
    /// Whether it has no word but a mark that English writes otherwise.
    pub(super) is_mark: bool,
    /// Whether people may have written it as well.
    pub(super) is_of_people: bool,
}

/// What people write in stories though it is ours: on this line of a poll of the testkit one signs up.
const OF_PEOPLE: &str = "报名";

pub(super) static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let documents = include_str!("../../../crates/server/src/exports/words.rs");
    of_the_app().chain(documents.lines().filter_map(of_a_document)).collect()
});

fn of_the_app() -> impl Iterator<Item = Pair> {
    let (chinese, english) = (Language::Chinese.all_words(), Language::English.all_words());
    let groups = chinese.as_object().into_iter().flatten();
    groups.flat_map(move |(group, words)| {
        let words = words.as_object().into_iter().flatten();
        words.flat_map(move |(key, chinese)| {
            let english = english[group][key].as_str().unwrap_or_default();
            let chinese = chinese.as_str().unwrap_or_default();
            let whole = Pair::new(chinese, english, ("{{ ", " }}"));
            let lines = chinese.lines().zip(english.lines()).filter(|_| chinese.contains('\n'));
            // They are filled into fields, as people might have filled them in.
            let lines = lines.map(|(chinese, english)| Pair {
                is_of_people: true,
                ..Pair::new(chinese, english, ("{{ ", " }}"))
            });
            [whole].into_iter().chain(lines).collect::<Vec<_>>()
        })
    })
}

/// As `words!` has them: `name: "中文", "English";`.
fn of_a_document(line: &str) -> Option<Pair> {
    let (_, texts) = line.trim().strip_suffix("\";")?.split_once(": \"")?;
    let (chinese, english) = texts.split_once("\", \"")?;
    Some(Pair::new(chinese, english, ("{", "}")))
}

impl Pair {
    fn new(chinese: &str, english: &str, braces: (&str, &str)) -> Self {
        let is_of_people = chinese == OF_PEOPLE;
        let chinese = parts(chinese, braces);
        let has = |is: fn(char) -> bool| {
            chinese.iter().any(|part| matches!(part, Part::Text(text) if text.contains(is)))
        };
        let (says_something, is_mark) = (has(is_han), !has(is_han) && has(is_wide));
        Self { chinese, english: parts(english, braces), says_something, is_mark, is_of_people }
    }
}

fn parts(text: &str, (open, close): (&str, &str)) -> Vec<Part> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((before, (blank, behind))) =
        rest.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)))
    {
        parts.extend((!before.is_empty()).then(|| Part::Text(before.to_owned())));
        parts.push(Part::Blank(blank.to_owned()));
        rest = behind;
    }
    parts.extend((!rest.is_empty()).then(|| Part::Text(rest.to_owned())));
    parts
}
