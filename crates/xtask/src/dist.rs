//! One file to copy to a server.

use crate::args::Args;
use crate::failure::{At, Result};
use crate::shell::Run;
use crate::{files, place, say, web};

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    web::build()?;
    say::step("building the server with the site inside", "in release");
    Run::new("cargo")
        .args(["build", "--package", "server", "--release", "--features", "embed"])
        .env("JUYI_SITE", place::site())
        .run()?;
    let built = place::target()?.join("release/juyi-server");
    let binary = place::root().join("target/dist/juyi-server");
    files::copy_program(&built, &binary)?;
    let size = std::fs::metadata(&binary).at(&binary)?.len();
    say::step(
        &format!("{}", binary.display()),
        &format!("{} MiB; docs/operations.md says how to run it", size >> 20),
    );
    Ok(())
}
