//! What the other commands need, found or installed.

pub(crate) mod browser;
mod node;
mod rust;
mod tools;

use crate::args::Args;
use crate::failure::Result;
use crate::{place, say};
pub(crate) use rust::{WASM, wasm_target};
use std::path::PathBuf;

/// Folders that must come first on PATH so that the right versions are found.
pub(crate) struct Toolbox {
    pub(crate) path: Vec<PathBuf>,
}

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let toolbox = ready()?;
    say::step("everything is there", "");
    say::note(&format!("rust   {}", rust::version()?));
    say::note(&format!("node   {}", node::version()?));
    for folder in toolbox.path {
        say::note(&format!("tools  {}", folder.display()));
    }
    Ok(())
}

/// Makes ready what building the site takes. Quiet where nothing is missing.
pub(crate) fn ready() -> Result<Toolbox> {
    wasm_target()?;
    node::packages()?;
    let mut path = vec![place::node_bin()];
    for tool in &tools::TOOLS {
        path.extend(tools::ensure(tool)?);
    }
    Ok(Toolbox { path })
}
