//! Every dependency's licence is on the list, with the reason why that is fine.

mod npm;
mod spdx;

use crate::args::Args;
use crate::failure::Result;
use crate::say;
use crate::shell::Run;

/// Licences that let us use, change and ship, asking for a notice at most; and why the others are fine.
const ALLOWED: &[(&str, &str)] = &[
    ("0BSD", "asks for nothing"),
    ("Apache-2.0", "permissive, with a patent grant"),
    ("Apache-2.0 WITH LLVM-exception", "as Apache-2.0, and asks no notice of compiled code"),
    ("BSD-2-Clause", "permissive"),
    ("BSD-3-Clause", "permissive"),
    ("BSL-1.0", "permissive; asks no notice of compiled code"),
    ("CC0-1.0", "public domain"),
    ("ISC", "permissive"),
    ("MIT", "permissive"),
    ("MIT-0", "asks for nothing"),
    ("Unicode-3.0", "permissive; tables of characters"),
    ("Unlicense", "public domain"),
    ("Zlib", "permissive"),
];

/// Packages that may be used though their licence is not on the list.
const EXCEPTIONS: &[(&str, &str, &str)] =
    &[("axe-core", "MPL-2.0", "checks pages in our tests, unchanged; never part of what is shipped")];

/// Packages whose manifest names no licence but a file, and which one we found in it.
const READ: &[(&str, &str, &str)] =
    &[("ical", "Apache-2.0", "reads our calendar files in tests; never part of what is shipped")];

struct Package {
    name: String,
    licence: Option<String>,
}

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let crates = crates()?;
    let npm = npm::packages()?;
    let refused: Vec<String> = crates.iter().chain(&npm).filter_map(refusal).collect();
    for line in &refused {
        say::note(line);
    }
    if refused.is_empty() {
        say::note(&format!("{} crates and {} npm packages may be used and shipped", crates.len(), npm.len()));
        return Ok(());
    }
    Err("a licence is not on the list in crates/xtask/src/licences.rs".into())
}

fn refusal(package: &Package) -> Option<String> {
    let name = &package.name;
    let read = || READ.iter().find(|(of, ..)| of == name).map(|(_, licence, _)| *licence);
    let Some(licence) = package.licence.as_deref().or_else(read) else {
        return Some(format!("{name} names no licence"));
    };
    let allowed = |one: &str| ALLOWED.iter().any(|(known, _)| *known == one);
    let excepted = EXCEPTIONS.iter().any(|(of, known, _)| of == name && *known == licence);
    match spdx::satisfied(licence, &allowed) {
        Ok(true) => None,
        _ if excepted => None,
        Ok(false) => Some(format!("{name} is under {licence}")),
        Err(why) => Some(format!("{name}: {licence:?} cannot be read: {why}")),
    }
}

/// All crates of the lock file, whatever the features and targets that need them.
fn crates() -> Result<Vec<Package>> {
    let text = Run::new("cargo").args(["metadata", "--all-features", "--format-version", "1"]).output()?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let named = packages.iter().map(|package| Package {
        name: package["name"].as_str().unwrap_or_default().to_owned(),
        licence: package["license"].as_str().map(str::to_owned),
    });
    Ok(named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, licence: Option<&str>) -> Option<String> {
        refusal(&Package { name: name.into(), licence: licence.map(str::to_owned) })
    }

    #[test]
    fn a_licence_that_is_not_on_the_list_is_named_with_its_package() {
        assert_eq!(refused("serde", Some("MIT OR Apache-2.0")), None);
        assert_eq!(refused("x", Some("GPL-3.0-only")).unwrap(), "x is under GPL-3.0-only");
        assert_eq!(refused("x", None).unwrap(), "x names no licence");
        assert!(refused("x", Some("MIT OR (")).unwrap().contains("cannot be read"));
    }

    #[test]
    fn a_licence_that_was_read_in_its_file_holds_as_long_as_the_manifest_names_none() {
        assert_eq!(refused("ical", None), None);
        assert!(refused("ical", Some("GPL-3.0-only")).is_some());
    }

    #[test]
    fn an_exception_holds_for_one_package_and_its_licence() {
        assert_eq!(refused("axe-core", Some("MPL-2.0")), None);
        assert!(refused("axe-core", Some("AGPL-3.0-only")).is_some());
        assert!(refused("x", Some("MPL-2.0")).is_some());
    }
}
