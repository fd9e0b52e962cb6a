//! Packages from npm: the look, the charts, and the tools that bundle, shrink and check them.

use crate::failure::Result;
use crate::shell::{Run, find};
use crate::{files, fingerprint, place, say};

const OLDEST_NODE: u32 = 20;

pub(crate) fn version() -> Result<String> {
    let found = Run::new("node").arg("--version").answer();
    let Some(version) = found else {
        return Err(format!(
            "Node.js is missing: the look (WeUI), the charts (ECharts) and their bundler come through npm. \
             Install Node.js {OLDEST_NODE} or newer, with npm."
        )
        .into());
    };
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(version),
        _ => Err(format!("Node.js {version} is too old: install {OLDEST_NODE} or newer").into()),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs what package-lock.json names, unless that was done already.
pub(crate) fn packages() -> Result {
    let version = version()?;
    let root = place::root();
    let stamp = root.join("node_modules/.juyi-installed");
    let wanted = fingerprint::of(&root, &["package.json", "package-lock.json", ".npmrc"], "")?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err(format!("npm is missing beside Node.js {version}: install it").into());
    }
    say::step(
        "installing npm packages",
        "WeUI, ECharts, esbuild, wasm-opt and axe, as package-lock.json names them",
    );
    Run::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).run()?;
    files::write(&stamp, wanted)
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("20"), None);
    }
}
