//! Steps that are cargo's. All native ones name the same packages and features, so that nothing is compiled twice.

use crate::failure::Result;
use crate::setup::browser;
use crate::shell::Run;
use crate::{files, place, setup, web};
use serde_json::Value;
use std::path::PathBuf;

const EVERYTHING: [&str; 3] = ["--workspace", "--features", "xtask/openapi"];

/// Tests that need a browser, and have steps of their own.
const IN_A_BROWSER: [(&str, &str); 2] = [("juyi", "e2e"), ("juyi", "web")];

/// Read by `tests/e2e/told.rs`.
const ROTATION: &str = "JUYI_ROTATION";

fn cargo(subcommand: &str) -> Run {
    Run::new("cargo").arg(subcommand)
}

pub(crate) fn fmt() -> Result {
    cargo("fmt").args(["--all", "--check"]).run()
}

pub(crate) fn clippy() -> Result {
    cargo("clippy").args(EVERYTHING).args(["--all-targets", "--", "-D", "warnings"]).run()
}

pub(crate) fn clippy_wasm() -> Result {
    setup::wasm_target()?;
    let targets = ["--lib", "--bins", "--test", "web"];
    cargo("clippy")
        .args(["--package", "juyi", "--target", setup::WASM])
        .args(targets)
        .args(["--", "-D", "warnings"])
        .run()
}

pub(crate) fn test() -> Result {
    let mut run = cargo("test").args(EVERYTHING).args(["--lib", "--bins"]);
    for name in native_tests(place::workspace()?) {
        run = run.args(["--test", &name]);
    }
    run.run()
}

pub(crate) fn e2e() -> Result {
    stories()?.run()
}

/// Cargo, about to tell the stories, and all that they are told with: Chromium, the site, the server's program.
pub(crate) fn stories() -> Result<Run> {
    let browser = browser::ready()?;
    web::build()?;
    Ok(cargo("test")
        .args(EVERYTHING)
        .args(["--test", "e2e"])
        .env("JUYI_SITE_DIR", place::site())
        .env("JUYI_PROGRAM", program_with_site()?)
        .env("JUYI_CHROMIUM", browser.chromium)
        .env(ROTATION, rotation()))
}

/// The server's program with the site inside, as `cargo xtask dist` makes it, but quickly.
fn program_with_site() -> Result<PathBuf> {
    Run::new("cargo")
        .args(["build", "--workspace", "--features", "xtask/openapi,server/embed", "--bin", "juyi-server"])
        .env("JUYI_SITE", place::site())
        .run()?;
    let built = place::target()?.join("debug/juyi-server");
    // The next build puts the one without it in this place.
    let kept = place::root().join("target/site.program/juyi-server");
    files::copy_program(&built, &kept)?;
    Ok(kept)
}

/// Which third of the stories is told in English: with each commit another, unless one is asked for.
fn rotation() -> String {
    let commits = || {
        // A checkout of another user, as in CI, is to be read all the same.
        Run::new("git").args(["-c", "safe.directory=*", "rev-list", "--count", "HEAD"]).answer()
    };
    // Without a repository it is always the same third.
    std::env::var(ROTATION).ok().or_else(commits).unwrap_or_else(|| "0".to_owned())
}

/// The names of all test targets that need no browser.
fn native_tests(workspace: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for package in workspace["packages"].as_array().into_iter().flatten() {
        let of = package["name"].as_str().unwrap_or_default();
        for target in package["targets"].as_array().into_iter().flatten() {
            let name = target["name"].as_str().unwrap_or_default();
            let is_test = target["kind"].as_array().is_some_and(|kinds| kinds.contains(&Value::from("test")));
            if is_test && !IN_A_BROWSER.contains(&(of, name)) {
                names.push(name.to_owned());
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_that_is_told_in_english_is_a_number() {
        assert!(rotation().parse::<u64>().is_ok(), "{}", rotation());
    }

    #[test]
    fn tests_are_found_whatever_package_they_are_in_except_those_in_a_browser() {
        let workspace = serde_json::json!({ "packages": [
            { "name": "juyi", "targets": [
                { "name": "juyi", "kind": ["lib"] },
                { "name": "e2e", "kind": ["test"] },
                { "name": "web", "kind": ["test"] },
            ]},
            { "name": "server", "targets": [{ "name": "api", "kind": ["test"] }] },
            { "name": "domain", "targets": [{ "name": "axioms", "kind": ["test"] }] },
        ]});
        assert_eq!(native_tests(&workspace), ["api", "axioms"]);
    }
}
