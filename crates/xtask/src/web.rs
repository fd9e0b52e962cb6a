//! The site: Trunk builds the SPA, then its files are joined, named after what they hold, and compressed.

pub(crate) mod compress;
mod cut;
mod esbuild;
mod finish;
mod page;
mod seams;

pub(crate) use page::attribute;
pub(crate) use seams::leb;
mod wasm_names;

use crate::args::Args;
use crate::failure::{At, Result};
use crate::setup::{self, Toolbox};
use crate::shell::Run;
use crate::{files, fingerprint, place, say};
use std::fs::File;
use std::path::Path;

/// Everything the site is made of. What is missing from this list does not cause a new build when it changes.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/api",
    "crates/domain",
    "crates/xtask/src",
    "index.html",
    "locales",
    "package-lock.json",
    "public",
    "src",
    "style",
    "web",
];

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    build()
}

/// Builds the site unless the one that is there was built from the same inputs.
pub(crate) fn build() -> Result {
    let root = place::root();
    let stamp = root.join("target/site.fingerprint");
    let toolbox = setup::ready()?;
    let lock = root.join("target/site.lock");
    files::write(&lock, "")?;
    let turn = File::open(&lock).at(&lock)?;
    // Two at once would write into each other's folders. The lock ends with this process, also when it is killed.
    turn.lock().at(&lock)?;
    let wanted = fingerprint::of(&root, INPUTS, &Run::new("rustc").arg("-V").output()?)?;
    let kept = std::fs::read_to_string(&stamp).is_ok_and(|built| built == wanted);
    if kept && place::site().join("index.html").is_file() {
        say::note("the site in target/site is up to date");
        return Ok(());
    }
    say::step("building the site", "Rust to WebAssembly, in release; the first time takes minutes");
    let stage = root.join("target/site.stage");
    trunk(&toolbox, &root)?;
    let fresh = root.join("target/site.new");
    files::remove_tree(&fresh)?;
    finish::site(&toolbox, &stage, &fresh)?;
    files::replace_tree(&fresh, &place::site())?;
    files::write(&stamp, wanted)?;
    say::note(&format!("the site is in {}", place::site().display()));
    Ok(())
}

fn trunk(toolbox: &Toolbox, root: &Path) -> Result {
    // Trunk, told to fetch no tools, tells cargo to fetch nothing either.
    Run::new("cargo").args(["fetch", "--target", setup::WASM]).run()?;
    Run::new("trunk")
        .args(["build", "--release", "--features", "split", "--dist", "target/site.stage"])
        .path_first(&toolbox.path)?
        // Names of functions stay until `cut` has put them aside for `cargo xtask size`.
        .env("CARGO_PROFILE_WASM_RELEASE_STRIP", "debuginfo")
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root))
        // Trunk takes it for a flag with a value, and refuses `1`.
        .without_env("NO_COLOR")
        // Its own backtrace would hide the compiler's words.
        .env("RUST_BACKTRACE", "0")
        .run()
}

/// Every component's view behind one type: each screen is then compiled once, not anew in every place that it is nested in.
const ERASE: [&str; 2] = ["--cfg", "erase_components"];

fn flags(root: &Path) -> String {
    let always = ERASE.into_iter().chain(cut::LINK).map(str::to_owned);
    always.chain(without_machine_paths(root)).collect::<Vec<_>>().join("\x1f")
}

/// Panics name their source file: without the folders of this machine, so that the same source weighs the same
/// everywhere. Packages are unpacked to one folder for each place they come from; fetching has made it.
fn without_machine_paths(root: &Path) -> Vec<String> {
    let mut folders = vec![root.to_owned()];
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let sources = home.ok().and_then(|home| std::fs::read_dir(Path::new(&home).join("registry/src")).ok());
    folders.extend(sources.into_iter().flatten().flatten().map(|folder| folder.path()));
    folders.sort();
    folders.iter().map(|folder| format!("--remap-path-prefix={}/=", folder.display())).collect()
}
