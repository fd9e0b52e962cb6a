//! Steps that are cargo's. All native ones name the same packages and features, so that nothing is compiled twice.

use crate::failure::Result;
use crate::setup::browser;
use crate::shell::Run;
use crate::{place, setup, web};
use serde_json::Value;

const EVERYTHING: [&str; 3] = ["--workspace", "--features", "xtask/openapi"];

/// Tests that need a browser, and have steps of their own.
const IN_A_BROWSER: [(&str, &str); 2] = [("juyi", "e2e"), ("juyi", "web")];

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
        // Built beside the server's own tests.
        .env("JUYI_SERVER_BIN", place::target()?.join("debug/juyi-server"))
        .env("JUYI_CHROMIUM", browser.chromium))
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
