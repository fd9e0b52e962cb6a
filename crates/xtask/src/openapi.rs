//! docs/openapi.json, from the contract itself.

use crate::args::Args;
use crate::failure::Result;

/// Started again with the contract compiled in: the other commands need not wait for it.
#[cfg(not(feature = "openapi"))]
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    crate::shell::Run::new("cargo")
        .args(["run", "--quiet", "--package", "xtask", "--features", "openapi", "--", "openapi"])
        .run()
}

#[cfg(feature = "openapi")]
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let document =
        serde_json::to_string_pretty(&api::openapi::document()).map_err(|error| error.to_string())?;
    let path = crate::place::root().join("docs/openapi.json");
    crate::files::write(&path, document + "\n")?;
    crate::say::note(&format!("wrote {}", path.display()));
    Ok(())
}
