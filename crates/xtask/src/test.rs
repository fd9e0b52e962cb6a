//! Everything that must hold, the quick things first.

mod cargo;
mod steps;

use crate::args::Args;
use crate::failure::Result;
use crate::setup::{self, browser};
use crate::shell::Run;
use crate::{licences, size, tidy, web};
pub(crate) use cargo::stories;
use steps::Step;

const STEPS: &[Step] = &[
    Step { name: "fmt", why: "one way to lay out code", run: cargo::fmt },
    Step { name: "clippy", why: "warnings are errors, on this machine's target", run: cargo::clippy },
    Step { name: "clippy-wasm", why: "the same for the browser's half", run: cargo::clippy_wasm },
    Step { name: "tidy", why: "lengths, edges, absences, paths in documents", run: || tidy::run(nothing()) },
    Step {
        name: "licences",
        why: "every dependency may be used and shipped",
        run: || licences::run(nothing()),
    },
    Step {
        name: "test",
        why: "rules, properties, contract, stores, server, access matrix",
        run: cargo::test,
    },
    Step { name: "wasm", why: "components whose behaviour needs a browser", run: wasm },
    Step { name: "web", why: "the site as it is shipped", run: web::build },
    Step { name: "e2e", why: "people with phones and a wall, in Chromium", run: cargo::e2e },
    Step { name: "size", why: "what a phone must fetch", run: size::check },
];

fn nothing() -> Args {
    Args::new(Vec::new())
}

/// All steps, or only those that are named.
pub(crate) fn run(args: Args) -> Result {
    let names = args.words()?;
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known = STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(" ");
        return Err(format!("there is no step {unknown}; there are: {known}").into());
    }
    let wanted: Vec<&Step> =
        STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name.to_owned())).collect();
    steps::walk(&wanted, std::time::Instant::now)
}

fn wasm() -> Result {
    let browser = browser::ready()?;
    let toolbox = setup::ready()?;
    Run::new("cargo")
        .args(["test", "--package", "juyi", "--target", setup::WASM, "--test", "web"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", browser.driver)
        .path_first(&toolbox.path)?
        .run()
}
