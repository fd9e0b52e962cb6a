//! What a vote costs, beside a bare handler in the same run; what a poll of 10,000 costs as a file.

use crate::args::Args;
use crate::failure::Result;
use crate::shell::Run;
use crate::{place, say};

pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    say::step("building the server and what measures it", "in release");
    Run::new("cargo").args(["build", "--release", "--package", "server", "--package", "bench"]).run()?;
    let built = place::target()?.join("release");
    Run::new(built.join("bench")).arg(built.join("juyi-server")).run()
}
