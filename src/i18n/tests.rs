use std::collections::BTreeMap;

use super::{Locale, pick};

type Words = BTreeMap<String, BTreeMap<String, String>>;

fn words(json: &str) -> Words {
    serde_json::from_str(json).expect("locale files are two levels of strings")
}
fn chinese() -> Words {
    words(include_str!("../../locales/zh-CN.json"))
}
fn english() -> Words {
    words(include_str!("../../locales/en.json"))
}
fn flat(words: &Words) -> Vec<(String, String)> {
    let of = |(group, keys): (&String, &BTreeMap<String, String>)| {
        keys.iter().map(|(key, text)| (format!("{group}.{key}"), text.clone())).collect::<Vec<_>>()
    };
    words.iter().flat_map(of).collect()
}
fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<_> = text.split("{{ ").skip(1).filter_map(|rest| rest.split(" }}").next()).collect();
    names.sort_unstable();
    names
}
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn both_languages_say_the_same_things_with_the_same_blanks() {
    let (zh, en) = (flat(&chinese()), flat(&english()));
    let keys = |words: &[(String, String)]| words.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&zh), keys(&en));
    for ((key, zh), (_, en)) in zh.iter().zip(&en) {
        assert_eq!(blanks(zh), blanks(en), "{key}");
        assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{key} says something");
    }
}

#[test]
fn english_holds_no_chinese_and_nobody_shouts() {
    for (key, text) in flat(&english()) {
        assert!(!text.chars().any(is_cjk), "{key}: {text}");
        assert!(!text.contains('!'), "{key}: {text}");
    }
    for (key, text) in flat(&chinese()) {
        assert!(!text.contains(['!', '！']), "{key}: {text}");
    }
}

#[test]
fn a_person_gets_what_they_chose_before_what_the_browser_asks_for() {
    let asked = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    assert_eq!(pick(Some("en"), &asked(&["zh-CN"])), Locale::en);
    assert_eq!(pick(None, &asked(&["zh-Hant-TW", "en"])), Locale::zh_CN);
    assert_eq!(pick(None, &asked(&["fr", "en-GB"])), Locale::en);
    assert_eq!(pick(None, &asked(&["fr"])), Locale::en);
    assert_eq!(pick(None, &[]), Locale::zh_CN);
    assert_eq!(pick(Some("nonsense"), &asked(&["zh"])), Locale::zh_CN);
}
