//! What must not be written, and where. A rule is a row of the table; each has a bad sample that it must find.

use super::mask::{self, Masked};
use super::{Finding, Source};
use regex_lite::Regex;
use std::sync::OnceLock;

mod table;

pub(crate) use table::RULES;

/// In which part of a file a rule looks.
#[derive(Clone, Copy)]
pub(crate) enum In {
    /// Rust without comments and texts.
    Code,
    /// Rust string literals.
    Texts,
    /// Style sheets without comments.
    Style,
    /// Every file, every character.
    All,
}

pub(crate) struct Rule {
    /// Why it must not be.
    pub(crate) why: &'static str,
    pub(crate) looks: In,
    /// Beginnings of paths; empty is everywhere.
    pub(crate) only: &'static [&'static str],
    /// Beginnings of paths where it may be.
    pub(crate) except: &'static [&'static str],
    pub(crate) pattern: &'static str,
    /// A path and a text in which the rule finds something.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(crate) bad: (&'static str, &'static str),
    /// A text in the same file in which it finds nothing.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub(crate) good: &'static str,
}

impl Rule {
    fn applies(&self, path: &str) -> bool {
        let begins = |list: &[&str]| list.iter().any(|start| path.starts_with(start));
        let right_kind = match self.looks {
            In::Code | In::Texts => path.ends_with(".rs"),
            In::Style => path.ends_with(".css"),
            In::All => true,
        };
        right_kind && (self.only.is_empty() || begins(self.only)) && !begins(self.except)
    }
}

fn compiled() -> &'static [Regex] {
    static COMPILED: OnceLock<Vec<Regex>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let compile =
            |rule: &Rule| Regex::new(rule.pattern).expect("the patterns of the table are tried by its test");
        RULES.iter().map(compile).collect()
    })
}

pub(crate) fn check(source: &Source) -> Vec<Finding> {
    let Source { path, text } = source;
    let masked = if path.ends_with(".rs") { mask::rust(text) } else { style(path, text) };
    let mut findings = Vec::new();
    for (rule, pattern) in RULES.iter().zip(compiled()).filter(|(rule, _)| rule.applies(path)) {
        let looked = match rule.looks {
            In::Code | In::Style => &masked.code,
            In::Texts => &masked.texts,
            In::All => text,
        };
        for found in pattern.find_iter(looked) {
            let line = looked[..found.start()].matches('\n').count() + 1;
            let what = found.as_str().trim();
            findings.push(Finding::new(path, line, format!("`{what}`: {}", rule.why)));
        }
    }
    findings
}

/// Comments of style sheets blanked out.
fn style(path: &str, text: &str) -> Masked {
    let mut code = text.to_owned();
    if path.ends_with(".css") {
        let comment = Regex::new(r"(?s)/\*.*?\*/").expect("a constant that the test of the table uses");
        let blank = |found: &regex_lite::Captures| found[0].matches('\n').collect::<String>();
        code = comment.replace_all(text, blank).into_owned();
    }
    Masked { code, texts: String::new(), uncommented: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<Finding> {
        check(&Source { path: path.into(), text: text.into() })
    }

    #[test]
    fn every_rule_finds_its_bad_sample_and_lets_the_good_one_pass() {
        for rule in RULES {
            let (path, bad) = rule.bad;
            let why = |found: &Vec<Finding>| {
                found.iter().filter(|finding| finding.what.ends_with(rule.why)).count()
            };
            assert_eq!(why(&findings(path, bad)), 1, "{path}: {bad}");
            assert_eq!(findings(path, rule.good), [], "{path}: {}", rule.good);
            for excepted in rule.except {
                let elsewhere =
                    if excepted.contains('.') { (*excepted).to_owned() } else { format!("{excepted}x.rs") };
                assert_eq!(why(&findings(&elsewhere, bad)), 0, "{elsewhere}: {bad}");
            }
        }
    }

    #[test]
    fn a_finding_names_the_line() {
        assert_eq!(findings("style/a.css", "/* #fff\n */\na { color: #fff; }")[0].place, "style/a.css:3");
    }
}
