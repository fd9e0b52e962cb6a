//! Rules that no compiler knows. Each says what it found, where, and why it matters.

mod documents;
mod edges;
mod lengths;
mod mask;
mod rules;
mod words;

use crate::args::Args;
use crate::failure::Result;
use crate::shell::Run;
use crate::{files, place, say};

/// A file of the repository: what git tracks, or would.
pub(crate) struct Source {
    pub(crate) path: String,
    /// Empty for pictures and the like.
    pub(crate) text: String,
}

/// Something that must not be so: where it is, what it is, and why not.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    pub(crate) place: String,
    pub(crate) what: String,
}

impl Finding {
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { place: format!("{path}:{line}"), what: what.into() }
    }
}

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let sources = sources()?;
    let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    let mut findings = Vec::new();
    for source in &sources {
        findings.extend(lengths::check(source));
        findings.extend(rules::check(source));
        findings.extend(documents::check(source, &paths));
    }
    findings.extend(words::check(&sources));
    findings.extend(edges::check()?);
    for finding in &findings {
        say::note(&format!("{} {}", say::bold(&finding.place), finding.what));
    }
    if findings.is_empty() {
        say::note(&format!("{} files are tidy", sources.len()));
        return Ok(());
    }
    Err(format!("{} untidy places", findings.len()).into())
}

fn sources() -> Result<Vec<Source>> {
    let root = place::root();
    let listed = Run::new("git")
        // A checkout of another user, as in CI, is to be read all the same.
        .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()?;
    let mut sources = Vec::new();
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let file = root.join(name);
        // Otherwise deleted, but not yet in git's eyes.
        if file.is_file() {
            let text = String::from_utf8(files::read(&file)?).unwrap_or_default();
            sources.push(Source { path: name.to_owned(), text });
        }
    }
    Ok(sources)
}
