//! The WebAssembly as the linker left it, cut into what every page takes and the parts of `src/parts.rs`.

use super::{esbuild, finish::keep, seams, wasm_names};
use crate::failure::{At, Result};
use crate::setup::{self, Toolbox};
use crate::shell::Run;
use crate::{files, fingerprint, place};
use std::path::Path;

/// The features that the oldest engines we serve have (ARCHITECTURE.md). Named one by one: with all of binaryen's, engines
/// refuse the module.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The flags of the linker without which nothing says what belongs to which part.
pub(super) const LINK: [&str; 2] = ["-C", "link-args=--emit-relocs"];

const LINKS: &str = "__wasm_split.js";

/// Where the site's script and its first WebAssembly are.
pub(super) struct Placed {
    pub(super) script: String,
    pub(super) wasm: String,
}

/// Cuts, and puts the pieces into `site`, each named after what it holds.
pub(super) fn apart(toolbox: &Toolbox, site: &Path) -> Result<Placed> {
    let work = place::root().join("target/site.cut");
    files::remove_tree(&work)?;
    files::remove_tree(&place::named_wasm())?;
    cut(toolbox, &work)?;
    let (main, script, links) = (work.join("juyi_bg.wasm"), work.join("juyi.js"), work.join(LINKS));
    let (module, short) = seams::shortened(&files::read(&main)?, &files::read_text(&script)?)?;
    files::write(&script, short)?;
    let mut linked = files::read_text(&links)?;
    for path in files::below(&work)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "wasm"))
    {
        if path != main {
            let name = files::name_below(&work, &path);
            linked = link(&linked, &name, &piece(toolbox, site, &path)?)?;
        }
    }
    files::write(&links, linked)?;
    let start = |wasm: &str| {
        let start = format!("import init from './juyi.js'; init({{ module_or_path: '{wasm}' }});");
        esbuild::module(&start, &work)
    };
    files::write(&main, seams::without_unasked(&module, &String::from_utf8_lossy(&start("")?))?)?;
    let wasm = piece(toolbox, site, &main)?;
    Ok(Placed { script: keep(site, "juyi", "js", &start(&wasm)?)?, wasm })
}

/// Leaves in `work` what every page takes with its script, the parts, and the script that fetches them.
fn cut(toolbox: &Toolbox, work: &Path) -> Result {
    let whole = place::target()?.join(setup::WASM).join("wasm-release/juyi.wasm");
    let main = work.join("juyi.wasm");
    Run::new("wasm-split-cli")
        .args(["--target", "web", "--out-name", "juyi"])
        .args([&whole, work])
        .path_first(&toolbox.path)?
        .run()?;
    Run::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "juyi", "--out-dir"])
        .args([work, &main])
        .path_first(&toolbox.path)?
        .run()?;
    std::fs::remove_file(&main).at(&main)
}

/// Makes one piece small and puts it into the site; with its names it is put aside for `cargo xtask size`.
fn piece(toolbox: &Toolbox, site: &Path, path: &Path) -> Result<String> {
    Run::new("wasm-opt")
        // Control flow laid out anew before it is made small: a sixtieth less to send.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz", "-g"])
        .args(FEATURES)
        .arg(path)
        .arg("-o")
        .arg(path)
        .path_first(&toolbox.path)?
        .run()?;
    let named = files::read(path)?;
    let plain = wasm_names::without(&named)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.trim_end_matches("_bg").trim_start_matches("split_");
    files::write(&place::named_wasm().join(format!("{stem}-{}.wasm", fingerprint::short(&plain))), &named)?;
    keep(site, stem, "wasm", &plain)
}

/// The script that fetches the parts, with the address at which one is served.
fn link(links: &str, name: &str, address: &str) -> Result<String> {
    let asked = format!("new URL(\"./{name}\", import.meta.url)");
    if !links.contains(&asked) {
        return Err(
            format!("{LINKS} does not fetch {name} in the way this version of wasm-split-cli does").into()
        );
    }
    Ok(links.replace(&asked, &format!("\"{address}\"")))
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_part_is_fetched_from_where_it_is_served() {
        let links = "const src = fetch(new URL(\"./split_kiosk.wasm\", import.meta.url));";
        let served = link(links, "split_kiosk.wasm", "/kiosk-1.wasm").unwrap();
        assert_eq!(served, "const src = fetch(\"/kiosk-1.wasm\");");
        assert!(link(&served, "split_kiosk.wasm", "/kiosk-1.wasm").is_err());
    }
}
