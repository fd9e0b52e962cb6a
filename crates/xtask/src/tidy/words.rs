//! Words of the languages that nothing on the screen says any more.

use super::{Finding, Source};
use regex_lite::Regex;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where the words stand that all other languages have too.
const WORDS: &str = "locales/zh-CN.json";

pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let Some(file) = sources.iter().find(|source| source.path == WORDS) else { return Vec::new() };
    let Ok(Value::Object(groups)) = serde_json::from_str(&file.text) else {
        return vec![Finding::new(WORDS, 1, "this is not an object of groups of words")];
    };
    let name = Regex::new(r"\b([a-z_0-9]+)\s*\.\s*([a-z_0-9]+)").expect("a constant that the test uses");
    let of_the_app = sources.iter().filter(|source| source.path.starts_with("src/"));
    let said: BTreeSet<(&str, &str)> = of_the_app
        .flat_map(|source| name.captures_iter(&source.text))
        .filter_map(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str())))
        .collect();
    let keys = |(group, words): (&String, &Value)| {
        let keys = words.as_object().into_iter().flat_map(|words| words.keys());
        keys.map(|key| (group.clone(), key.clone())).collect::<Vec<_>>()
    };
    let unsaid = |(group, key): &(String, String)| !said.contains(&(group.as_str(), key.as_str()));
    let finding = |(group, key): (String, String)| {
        let mut lines = file.text.lines().enumerate();
        let begins = |key: &str, line: &str| line.trim_start().starts_with(&format!("\"{key}\":"));
        let line = lines
            .find(|(_, line)| begins(&group, line))
            .and_then(|_| lines.find(|(_, line)| begins(&key, line)));
        let why = format!(
            "`{group}.{key}`: words that nothing says are translated for nobody; take them out of every language"
        );
        Finding::new(WORDS, line.map_or(1, |(before, _)| before + 1), why)
    };
    groups.iter().flat_map(keys).filter(unsaid).map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_nothing_says_are_found_with_their_line() {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let words = "{\n  \"app\": {\n    \"ok\": \"好\"\n  },\n  \"poll\": {\n    \"ok\": \"好\",\n    \"cast\": \"投票\"\n  }\n}";
        let sources = [
            source(WORDS, words),
            source("src/a.rs", "view! { <p>{t!(app.ok)}</p> {t!(\n    poll\n        .cast, count = 1)} }"),
            source("tests/a.rs", "t!(poll.ok)"),
        ];
        let found: Vec<_> = check(&sources).into_iter().map(|finding| finding.place).collect();
        assert_eq!(found, [format!("{WORDS}:6")]);
    }
}
