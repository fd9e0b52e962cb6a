//! Paths that documents name must exist: a map that lies is worse than none.

use super::{Finding, Source};
use regex_lite::Regex;

/// Made by commands, not kept in git.
const MADE: [&str; 4] = ["target/", "data/", "node_modules/", "dist/"];
/// Names that stand for any other.
const EXAMPLES: [&str; 3] = ["foo.rs", "mod.rs", "x.rs"];
const ENDINGS: [&str; 13] =
    [".rs", ".md", ".css", ".js", ".mjs", ".json", ".toml", ".html", ".sql", ".yml", ".png", ".svg", ".lock"];

pub(crate) fn check(source: &Source, paths: &[&str]) -> Vec<Finding> {
    let is_document =
        source.path.ends_with(".md") && (!source.path.contains('/') || source.path.starts_with("docs/"));
    if !is_document {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (line, text) in prose(&source.text) {
        let named = code_spans(text).into_iter().flat_map(|span| alternatives(&span));
        for path in named.filter(|span| !exists(span, paths)) {
            findings.push(Finding::new(&source.path, line, format!("`{path}` does not exist")));
        }
        for link in links(text).into_iter().filter(|link| !link_exists(link, &source.path, paths)) {
            findings.push(Finding::new(&source.path, line, format!("the link to {link} leads nowhere")));
        }
    }
    findings
}

/// Lines outside of fenced blocks, with their numbers.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            lines.push((index + 1, line));
        }
    }
    lines
}

fn code_spans(line: &str) -> Vec<String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// `a/{b,c}.rs` names two files.
fn alternatives(span: &str) -> Vec<String> {
    let braces = span.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    match braces {
        Some((before, (inside, after))) if inside.contains(',') => {
            let each = inside.split(',').map(|one| format!("{before}{}{after}", one.trim()));
            each.flat_map(|one| alternatives(&one)).collect()
        }
        _ => vec![span.to_owned()],
    }
}

/// Whether the span exists, or is no path at all.
fn exists(span: &str, paths: &[&str]) -> bool {
    let path = span.split(['#', ':']).next().unwrap_or(span).trim_start_matches("./");
    let placeholder = path.is_empty()
        || EXAMPLES.contains(&path)
        || path.contains(['<', '{', '…', ' ', '(', '$', '=', '"', '@'])
        || path.starts_with(['/', '~', '-']);
    if placeholder || MADE.iter().any(|made| path.starts_with(made) || path == made.trim_end_matches('/')) {
        return true;
    }
    let first = path.split('/').next().unwrap_or_default();
    let of_ours = path.contains('/') && paths.iter().any(|known| known.starts_with(&format!("{first}/")));
    let is_file = ENDINGS.iter().any(|ending| path.ends_with(ending));
    if !of_ours && !is_file {
        return true;
    }
    if path.contains('*') {
        let pattern = regex_lite::escape(path).replace(r"\*", "[^/]*");
        return Regex::new(&format!("(^|/){pattern}"))
            .is_ok_and(|glob| paths.iter().any(|known| glob.is_match(known)));
    }
    let folder = format!("{}/", path.trim_end_matches('/'));
    let ending = format!("/{path}");
    let is_here = |known: &&str| *known == path || known.starts_with(&folder);
    // `cast.rs` and `ballot/single.rs` may stand for a file further down.
    paths.iter().any(|known| is_here(known) || (!of_ours && known.ends_with(&ending)))
}

fn links(line: &str) -> Vec<String> {
    let pattern = Regex::new(r"\]\(([^)\s]+)\)").expect("a constant that the tests below use");
    let targets = pattern.captures_iter(line).map(|found| found[1].to_owned());
    targets.filter(|to| !to.contains("://") && !to.starts_with('#') && !to.starts_with("mailto:")).collect()
}

fn link_exists(link: &str, document: &str, paths: &[&str]) -> bool {
    let target = link.split('#').next().unwrap_or(link);
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    paths.iter().any(|known| *known == path || known.starts_with(&format!("{path}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: [&str; 4] =
        ["src/polls/ballot/single.rs", "src/route.rs", "docs/api.md", "crates/domain/src/cast.rs"];

    fn found(text: &str) -> Vec<String> {
        let source = Source { path: "docs/map.md".into(), text: text.into() };
        check(&source, &PATHS).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_path_that_is_gone_is_found() {
        assert_eq!(
            found("see `src/polls/ballot/ranked.rs`"),
            ["`src/polls/ballot/ranked.rs` does not exist"]
        );
        assert_eq!(found("see `src/gone/`").len(), 1);
        assert_eq!(found("see `gone.rs`").len(), 1);
        assert_eq!(found("`src/{route,rout}.rs`"), ["`src/rout.rs` does not exist"]);
        assert_eq!(found("`crates/*/src/caste.rs`").len(), 1);
        assert_eq!(found("[the api](apis.md)"), ["the link to apis.md leads nowhere"]);
    }

    #[test]
    fn paths_that_exist_and_words_that_are_no_paths_pass() {
        let text = "`src/route.rs` `src/polls/` `ballot/single.rs` `cast.rs:12` `crates/*/src/cast.rs` `target/site`
            `/polls/{id}` `text/css` `foo.rs` `Poll::may` `cargo xtask run` `crates/<name>/src` [api](api.md#cast) [up](../src/route.rs)
```
src/never.rs `src/never.rs`
```";
        assert_eq!(found(text), Vec::<String>::new());
    }
}
