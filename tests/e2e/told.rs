//! In which language a story is told. Stories are written in Chinese. A third of them, with each commit another, is told to
//! browsers that ask for English: the same story, which looks for what stands there in English ([`crate::reading`]).

use crate::pages::Language;
use std::{cell::OnceCell, env, thread};

/// The stories, by the beginnings of their names, that are told in Chinese always; and why.
const IN_CHINESE: &[(&str, &str)] = &[
    ("stories::accessibility::", "each page is asked for in the languages that matter there"),
    (
        "stories::exports::a_file_is_sent_to_ones_own_address_by_a_link_that_opens_once",
        "letters are in the language in which their address was given, and the testkit gives it in Chinese",
    ),
    ("stories::harness::", "their pages are made for them, and say nothing of ours"),
    ("stories::in_english::", "they are written in English"),
    ("stories::languages::", "they choose languages"),
    ("screens::", "each picture is asked for in a language"),
];

/// One of so many stories is told in English.
const THIRDS: u64 = 3;

/// The language of the story that is told here, which says so for whoever reads that it failed.
pub fn language() -> Language {
    thread_local! {
        static LANGUAGE: OnceCell<Language> = const { OnceCell::new() };
    }
    LANGUAGE.with(|known| {
        *known.get_or_init(|| {
            let language = of(thread::current().name().unwrap_or_default());
            say(&how(language));
            language
        })
    })
}

/// How the story is told here, and how to have it told so again.
pub fn how(language: Language) -> String {
    let short = if language == Language::English { "en" } else { "zh" };
    format!("told in {language:?}, as with JUYI_LANGUAGE={short} or JUYI_ROTATION={}", rotation())
}

#[expect(clippy::print_stdout, reason = "is shown where a story fails")]
fn say(how: &str) {
    println!("{how}");
}

fn of(story: &str) -> Language {
    let asked = env::var("JUYI_LANGUAGE").unwrap_or_default();
    let in_chinese = IN_CHINESE.iter().any(|(start, _)| story.starts_with(start));
    match asked.as_str() {
        _ if in_chinese => Language::Chinese,
        "zh" => Language::Chinese,
        "en" => Language::English,
        "" if turn(story, rotation()) => Language::English,
        "" => Language::Chinese,
        other => panic!("JUYI_LANGUAGE is en or zh, not {other:?}"),
    }
}

/// Which third it is: `cargo xtask test` gives the number of commits.
fn rotation() -> u64 {
    let given = env::var("JUYI_ROTATION").unwrap_or_default();
    given.parse().unwrap_or_default()
}

/// Whether it is the story's turn to be told in English.
fn turn(story: &str, rotation: u64) -> bool {
    (number(story) % THIRDS + rotation % THIRDS).is_multiple_of(THIRDS)
}

/// A number of its own for each name, the same in every run (FNV-1a).
fn number(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |so_far: u64, byte| {
        (so_far ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// All stories there are, by their names.
    fn stories() -> Vec<String> {
        let program = env::current_exe().expect("this program has a path");
        let listed = Command::new(program).args(["--list", "--format", "terse"]).output().expect("a list");
        let listed = String::from_utf8(listed.stdout).expect("names in UTF-8");
        let name = |line: &str| Some(line.strip_suffix(": test")?.to_owned());
        listed.lines().filter_map(name).filter(|name| name.starts_with("stories::")).collect()
    }

    #[test]
    fn of_three_commits_in_a_row_one_tells_a_story_in_english_and_each_about_a_third_of_all() {
        let stories = stories();
        for story in &stories {
            assert_eq!((7..10).filter(|rotation| turn(story, *rotation)).count(), 1, "{story}");
        }
        for rotation in 0..3 {
            let told = stories.iter().filter(|story| turn(story, rotation)).count();
            assert!((stories.len() / 5..=stories.len() / 2).contains(&told), "{told} of {}", stories.len());
        }
    }

    #[test]
    fn nothing_is_excepted_that_is_no_story() {
        let program = env::current_exe().expect("this program has a path");
        let listed = Command::new(program).arg("--list").output().expect("a list");
        let listed = String::from_utf8(listed.stdout).expect("names in UTF-8");
        for (start, _) in IN_CHINESE {
            assert!(listed.lines().any(|line| line.starts_with(start)), "nothing is called {start}…");
        }
    }
}
