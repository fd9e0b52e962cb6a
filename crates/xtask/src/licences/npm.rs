//! Licences of npm packages, as package-lock.json names them.

use super::Package;
use crate::failure::Result;
use crate::{files, place};
use serde_json::Value;

pub(crate) fn packages() -> Result<Vec<Package>> {
    let lock = files::read_text(&place::root().join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("package-lock.json: {error}"))?;
    listed(&lock)
}

fn listed(lock: &Value) -> Result<Vec<Package>> {
    let packages = lock["packages"].as_object().ok_or("package-lock.json names no packages")?;
    // The empty name is this repository.
    let others = packages.iter().filter(|(folder, _)| !folder.is_empty());
    let named = others.map(|(folder, package)| Package {
        name: folder.rsplit_once("node_modules/").map_or(folder.as_str(), |(_, name)| name).to_owned(),
        licence: package["license"].as_str().map(str::to_owned),
    });
    Ok(named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_but_ours_is_listed_with_its_licence() {
        let lock = serde_json::json!({ "packages": {
            "": { "name": "juyi" },
            "node_modules/a/node_modules/@b/c": { "license": "MIT" },
            "node_modules/d": {},
        }});
        let listed: Vec<_> =
            listed(&lock).unwrap().into_iter().map(|package| (package.name, package.licence)).collect();
        assert_eq!(listed, [("@b/c".to_owned(), Some("MIT".to_owned())), ("d".to_owned(), None)]);
    }
}
