//! The compiler's half for WebAssembly.

use crate::failure::Result;
use crate::say;
use crate::shell::{Run, find};
use std::path::Path;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

pub(crate) fn version() -> Result<String> {
    Ok(Run::new("rustc").arg("--version").output()?.trim().to_owned())
}

pub(crate) fn wasm_target() -> Result {
    if has_wasm_target()? {
        return Ok(());
    }
    say::step(&format!("adding the {WASM} target"), "the SPA is compiled to WebAssembly");
    if find("rustup").is_none() {
        return Err(format!(
            "this Rust has no standard library for {WASM} and there is no rustup to add it; \
             install Rust through rustup, or that library through your system's packages"
        )
        .into());
    }
    Run::new("rustup").args(["target", "add", WASM]).run()
}

fn has_wasm_target() -> Result<bool> {
    let folder = Run::new("rustc").args(["--print", "target-libdir", "--target", WASM]).output()?;
    let Ok(mut entries) = std::fs::read_dir(Path::new(folder.trim())) else { return Ok(false) };
    Ok(entries.any(|entry| entry.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libcore"))))
}
