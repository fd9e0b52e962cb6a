//! esbuild, for the few lines of JavaScript and the style sheets.

use crate::failure::Result;
use crate::place;
use crate::shell::Run;
use std::path::Path;

/// The oldest engines we serve (ARCHITECTURE.md).
const ENGINES: &str = "--target=chrome98,safari15.4";

fn esbuild(folder: &Path) -> Run {
    Run::new(place::node_bin().join("esbuild")).args(["--minify", "--log-level=warning", ENGINES]).dir(folder)
}

/// The charts' engine as one classic script.
pub(crate) fn charts() -> Result<Vec<u8>> {
    esbuild(&place::root())
        .args(["--bundle", "--format=iife", "--legal-comments=eof", "web/echarts.js"])
        .output_of("")
}

/// A module and what it imports, found in `folder`, as one module.
pub(crate) fn module(source: &str, folder: &Path) -> Result<Vec<u8>> {
    // wasm-bindgen names the script that fetches parts once for each part; all are the same.
    let quiet = "--log-override:duplicate-object-key=silent";
    esbuild(folder).args(["--bundle", "--format=esm", quiet]).output_of(source)
}

/// WeUI's licence asks that its notice goes along; its files for single widgets have lost it.
const WEUI: &str =
    "--banner=/*! With WeUI, MIT License, Copyright (C) 2017 THL A29 Limited, a Tencent company */";

/// Style sheets, already joined.
pub(crate) fn styles(source: &str) -> Result<Vec<u8>> {
    let used = Run::new("node").arg("web/purge.mjs").output_of(source)?;
    let used = String::from_utf8(used).map_err(|error| format!("web/purge.mjs: {error}"))?;
    esbuild(&place::root()).args(["--loader=css", "--legal-comments=eof", WEUI]).output_of(&used)
}
