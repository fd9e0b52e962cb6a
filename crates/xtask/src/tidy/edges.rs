//! Who may depend on whom (ARCHITECTURE.md), read from `cargo tree`, which knows targets and features.

use super::Finding;
use crate::failure::Result;
use crate::setup::WASM;
use crate::shell::Run;
use std::collections::BTreeSet;

struct Edge {
    package: &'static str,
    /// Built for the browser; otherwise for this machine.
    wasm: bool,
    /// The packages of this workspace it may reach.
    may: &'static [&'static str],
    /// Packages from elsewhere that it must not reach.
    never: &'static [&'static str],
}

const SERVER_SIDE: &[&str] = &["axum", "hyper", "rusqlite", "schemars", "sqlx", "tokio", "tower"];

const EDGES: &[Edge] = &[
    Edge {
        package: "domain",
        wasm: true,
        may: &[],
        never: &[
            "axum",
            "getrandom",
            "http",
            "hyper",
            "js-sys",
            "rand",
            "rusqlite",
            "sqlx",
            "tokio",
            "tower",
        ],
    },
    Edge { package: "api", wasm: true, may: &["domain"], never: SERVER_SIDE },
    Edge { package: "juyi", wasm: true, may: &["api", "domain"], never: SERVER_SIDE },
    Edge {
        package: "store",
        wasm: false,
        may: &["domain"],
        never: &["axum", "hyper", "rusqlite", "sqlx", "tower"],
    },
    Edge {
        package: "store-sqlite",
        wasm: false,
        may: &["domain", "store"],
        never: &["axum", "hyper", "tower"],
    },
    Edge {
        package: "server",
        wasm: false,
        may: &["api", "domain", "store", "store-sqlite", "store-postgres"],
        never: &["leptos"],
    },
    Edge {
        package: "testkit",
        wasm: false,
        may: &["api", "domain", "server", "store", "store-sqlite"],
        never: &["leptos"],
    },
    // It measures the program, and not what it is made of.
    Edge { package: "bench", wasm: false, may: &["api", "domain"], never: &["leptos", "rusqlite"] },
    Edge {
        package: "xtask",
        wasm: false,
        may: &["api", "domain"],
        never: &["axum", "leptos", "rusqlite", "tokio"],
    },
];

pub(crate) fn check() -> Result<Vec<Finding>> {
    let ours = workspace_packages()?;
    let mut findings = unlisted(&ours);
    for edge in EDGES {
        let mut tree = Run::new("cargo").args(["tree", "--package", edge.package, "--edges", "normal"]);
        tree = tree.args(["--prefix", "none", "--no-dedupe", "--format", "{p}"]);
        if edge.wasm {
            tree = tree.args(["--target", WASM]);
        }
        findings.extend(forbidden(edge, &reached(&tree.output()?), &ours));
    }
    Ok(findings)
}

fn workspace_packages() -> Result<BTreeSet<String>> {
    let packages =
        crate::place::workspace()?["packages"].as_array().ok_or("cargo metadata names no packages")?;
    Ok(packages.iter().filter_map(|package| package["name"].as_str()).map(str::to_owned).collect())
}

/// Packages of which nothing is said here.
fn unlisted(ours: &BTreeSet<String>) -> Vec<Finding> {
    let unknown = ours.iter().filter(|name| EDGES.iter().all(|edge| edge.package != **name));
    let what = |name: &String| Finding {
        place: name.clone(),
        what: "say in crates/xtask/src/tidy/edges.rs what it may depend on".to_owned(),
    };
    unknown.map(what).collect()
}

/// The names in cargo's answer: `serde v1.0.2 (proc-macro)` is serde.
fn reached(tree: &str) -> BTreeSet<String> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn forbidden(edge: &Edge, reached: &BTreeSet<String>, ours: &BTreeSet<String>) -> Vec<Finding> {
    let Edge { package, may, never, .. } = edge;
    let bad = |name: &&String| {
        let name = name.as_str();
        let stranger = ours.contains(name) && name != *package && !may.contains(&name);
        stranger || never.contains(&name)
    };
    let what = |name: &String| Finding {
        place: (*package).to_owned(),
        what: format!(
            "must not depend on {name}, directly or through others (`cargo tree -p {package} -i {name}` shows how)"
        ),
    };
    reached.iter().filter(bad).map(what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_that_must_not_be_is_found_and_others_are_not() {
        let ours = reached("api v0.1.0\ndomain v0.1.0\nstore v0.1.0");
        let tree =
            reached("api v0.1.0 (/x)\ndomain v0.1.0 (/x)\nserde v1.0.2\nserde_derive v1.0.2 (proc-macro)");
        let edge = EDGES.iter().find(|edge| edge.package == "api").unwrap();
        assert_eq!(forbidden(edge, &tree, &ours), []);
        let worse = &tree | &reached("store v0.1.0 (/x)\ntokio v1.40.0");
        let found: Vec<_> = forbidden(edge, &worse, &ours).into_iter().map(|finding| finding.what).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].contains("on store") && found[1].contains("on tokio"));
    }

    #[test]
    fn a_package_of_which_nothing_is_said_is_found() {
        let known: BTreeSet<String> = EDGES.iter().map(|edge| edge.package.to_owned()).collect();
        assert_eq!(unlisted(&known), []);
        let more = &known | &reached("ledger v0.1.0");
        let found: Vec<_> = unlisted(&more).into_iter().map(|finding| finding.place).collect();
        assert_eq!(found, ["ledger"]);
    }
}
