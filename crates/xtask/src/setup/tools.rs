//! Command line tools of exactly one version: on PATH, in the user's cache, or installed there.

use crate::failure::{At, Failure, Result};
use crate::shell::Run;
use crate::{files, place, say};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

pub(crate) struct Tool {
    /// The package, and the folder in the cache.
    package: &'static str,
    folder: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    why: &'static str,
    /// A program that does not say its version is believed only in the folder that is named after it.
    says_version: bool,
    /// Compiled to be built fast: these tools mostly start others.
    compile_args: &'static [&'static str],
    opt_level: &'static str,
    takes: &'static str,
}

pub(crate) const TOOLS: [Tool; 3] = [
    Tool {
        package: "trunk",
        folder: "trunk",
        version: "0.21.14",
        programs: &["trunk"],
        why: "it builds the SPA from index.html",
        says_version: true,
        // Without its own downloads and update check.
        compile_args: &["--no-default-features"],
        opt_level: "0",
        takes: "3 to 10 minutes",
    },
    Tool {
        package: "wasm-bindgen-cli",
        folder: "wasm-bindgen",
        // The same as the crate's in Cargo.toml.
        version: "0.2.128",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        why: "it joins the WebAssembly to JavaScript, and runs the tests that need a browser",
        says_version: true,
        compile_args: &[],
        opt_level: "1",
        takes: "2 to 10 minutes",
    },
    Tool {
        package: "wasm_split_cli_support",
        folder: "wasm-split",
        version: "0.2.4",
        programs: &["wasm-split-cli"],
        why: "it cuts the WebAssembly into what a vote takes and parts that come when they are needed",
        says_version: false,
        compile_args: &["--features", "build-binary"],
        opt_level: "1",
        takes: "1 to 3 minutes",
    },
];

/// The folder to put on PATH; none when what is on PATH is right already.
pub(crate) fn ensure(tool: &Tool) -> Result<Option<PathBuf>> {
    if tool.says_version && tool.programs.iter().all(|program| is_right(program.as_ref(), tool)) {
        return Ok(None);
    }
    let kept = place::user_cache()?.join("tools");
    let home = kept.join(format!("{}-{}", tool.folder, tool.version));
    if !is_installed(&home, tool) {
        fs::create_dir_all(&kept).at(&kept)?;
        let _turn = wait_for_turn(&kept, tool)?;
        // Another clone may have installed it meanwhile.
        if !is_installed(&home, tool) {
            install(tool, &home)?;
        }
    }
    Ok(Some(home.join("bin")))
}

fn is_installed(home: &Path, tool: &Tool) -> bool {
    tool.programs.iter().all(|program| is_right(&home.join("bin").join(program), tool))
}

fn is_right(program: &Path, tool: &Tool) -> bool {
    if tool.says_version {
        Run::new(program).arg("--version").answer().is_some_and(|answer| names_version(&answer, tool.version))
    } else {
        Run::new(program).arg("--help").answer().is_some()
    }
}

fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().nth(1) == Some(version)
}

/// The lock ends with the returned file, also when this process is killed.
fn wait_for_turn(kept: &Path, tool: &Tool) -> Result<File> {
    let path = kept.join(format!(".{}.lock", tool.folder));
    let file = File::create(&path).at(&path)?;
    if file.try_lock().is_err() {
        say::step(&format!("waiting for {}", tool.package), "another clone is installing it");
        file.lock().at(&path)?;
    }
    Ok(file)
}

/// Installs aside and moves the whole folder into place: what is found there is complete.
fn install(tool: &Tool, home: &Path) -> Result {
    let aside = home.with_file_name(format!(".{}.{}", tool.folder, std::process::id()));
    files::remove_tree(&aside)?;
    let installed = prebuilt(tool, &aside) || compile(tool, &aside).map(|()| is_installed(&aside, tool))?;
    if !installed {
        files::remove_tree(&aside)?;
        return Err(Failure::from(format!(
            "{} {} was installed but does not run",
            tool.package, tool.version
        )));
    }
    files::replace_tree(&aside, home)
}

fn prebuilt(tool: &Tool, aside: &Path) -> bool {
    let Tool { package, version, why, .. } = tool;
    if Run::new("cargo").args(["binstall", "-V"]).answer().is_none() {
        return false;
    }
    say::step(&format!("fetching {package} {version}"), why);
    let fetched = Run::new("cargo")
        .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
        .arg(aside)
        .arg(format!("{package}@{version}"))
        .run();
    if fetched.is_err() {
        say::note("no prebuilt one could be had");
    }
    fetched.is_ok() && is_installed(aside, tool)
}

fn compile(tool: &Tool, aside: &Path) -> Result {
    let Tool { package, version, why, takes, .. } = tool;
    say::step(&format!("compiling {package} {version} ({takes}, once for all clones)"), why);
    files::remove_tree(aside)?;
    Run::new("cargo")
        .args(["install", package, "--version", version, "--locked", "--root"])
        .arg(aside)
        .args(tool.compile_args)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .without_env("CARGO_TARGET_DIR")
        .without_env("RUSTFLAGS")
        .dir(aside.parent().unwrap_or(aside))
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exactly_the_named_version_will_do() {
        assert!(names_version("trunk 0.21.14", "0.21.14"));
        assert!(names_version("wasm-bindgen 0.2.128 (abc)", "0.2.128"));
        assert!(!names_version("trunk 0.21.1", "0.21.14"));
        assert!(!names_version("trunk 0.21.14-beta.1", "0.21.14"));
        assert!(!names_version("", "0.21.14"));
    }

    #[test]
    fn wasm_bindgen_has_the_version_of_its_crate() {
        let manifest = files::read_text(&place::root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("wasm-bindgen = \"={}\"", TOOLS[1].version)));
    }
}
