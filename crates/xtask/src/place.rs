//! Where things are.

use crate::failure::Result;
use crate::shell::Run;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    let manifest =
        std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let folder = Path::new(&manifest);
    folder.ancestors().nth(2).unwrap_or(folder).to_owned()
}

/// The finished site. In the repository even when cargo's target folder is elsewhere and shared between clones.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// The site's WebAssembly as it was before the names of its functions were dropped: `size` reads who weighs what in it.
pub(crate) fn named_wasm() -> PathBuf {
    root().join("target/site.named")
}

pub(crate) fn node_bin() -> PathBuf {
    root().join("node_modules/.bin")
}

/// What cargo says of this workspace.
pub(crate) fn workspace() -> Result<&'static serde_json::Value> {
    static WORKSPACE: OnceLock<serde_json::Value> = OnceLock::new();
    if let Some(known) = WORKSPACE.get() {
        return Ok(known);
    }
    let text = Run::new("cargo").args(["metadata", "--no-deps", "--format-version", "1"]).output()?;
    let parsed = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    Ok(WORKSPACE.get_or_init(|| parsed))
}

/// Cargo's target folder.
pub(crate) fn target() -> Result<PathBuf> {
    let folder = workspace()?["target_directory"].as_str();
    Ok(PathBuf::from(folder.ok_or("cargo metadata names no target folder")?))
}

/// Where tools are kept for every clone of this user.
pub(crate) fn user_cache() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    cache_folder(variable("XDG_CACHE_HOME"), variable("HOME"), cfg!(target_os = "macos"))
        .ok_or_else(|| "neither XDG_CACHE_HOME nor HOME is set, so there is no place for tools".into())
}

fn cache_folder(xdg: Option<PathBuf>, home: Option<PathBuf>, mac: bool) -> Option<PathBuf> {
    let usual = if mac { "Library/Caches" } else { ".cache" };
    Some(xdg.or_else(|| Some(home?.join(usual)))?.join("juyi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_cache_is_where_the_system_keeps_caches() {
        let home = || Some(PathBuf::from("/home/li"));
        assert_eq!(cache_folder(None, home(), false), Some("/home/li/.cache/juyi".into()));
        assert_eq!(cache_folder(None, home(), true), Some("/home/li/Library/Caches/juyi".into()));
        assert_eq!(cache_folder(Some("/c".into()), home(), false), Some("/c/juyi".into()));
        assert_eq!(cache_folder(None, None, false), None);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Trunk.toml").is_file());
    }
}
