//! `cargo xtask <command>`: everything one does with this repository.
#![expect(clippy::print_stdout, reason = "a command line tool talks to whoever started it")]

mod args;
mod bench;
mod dist;
mod failure;
mod files;
mod fingerprint;
mod licences;
mod openapi;
mod place;
mod say;
mod screens;
mod serve;
mod setup;
mod shell;
mod size;
mod test;
mod tidy;
mod web;

use crate::args::Args;
use crate::failure::Result;

struct Command {
    name: &'static str,
    flags: &'static str,
    does: &'static str,
    run: fn(Args) -> Result,
}

/// What can be asked for, in the order of the help text.
const COMMANDS: &[Command] = &[
    Command {
        name: "run",
        flags: "[--lan] [--host H] [--port P] [--data DIR] [--empty]",
        does: "build the site and the server, start it, and print the links to open",
        run: serve::run,
    },
    Command {
        name: "link",
        flags: "[--data DIR]",
        does: "print a fresh organiser link, for when every session is lost",
        run: serve::link,
    },
    Command { name: "test", flags: "[STEP…]", does: "check everything that must hold", run: test::run },
    Command {
        name: "dist",
        flags: "",
        does: "one server binary with the site inside: target/dist/juyi-server",
        run: dist::run,
    },
    Command { name: "web", flags: "", does: "build only the site: target/site", run: web::run },
    Command { name: "size", flags: "", does: "weigh the built site against its budget", run: size::run },
    Command {
        name: "screens",
        flags: "[WORD…]",
        does: "picture every page, or those with such a word in their names: target/screens",
        run: screens::run,
    },
    Command {
        name: "bench",
        flags: "",
        does: "measure what a vote costs, beside a bare handler in the same run",
        run: bench::run,
    },
    Command { name: "tidy", flags: "", does: "check the rules that no compiler knows", run: tidy::run },
    Command {
        name: "licences",
        flags: "",
        does: "check that every dependency may be used and shipped",
        run: licences::run,
    },
    Command {
        name: "openapi",
        flags: "",
        does: "write docs/openapi.json from the contract",
        run: openapi::run,
    },
    Command {
        name: "setup",
        flags: "",
        does: "install what the other commands need, and say what was found",
        run: setup::run,
    },
];

fn main() -> std::process::ExitCode {
    let mut given: Vec<String> = std::env::args().skip(1).collect();
    if given.is_empty() || ["help", "--help", "-h"].contains(&given[0].as_str()) {
        println!("{}", help());
        return std::process::ExitCode::SUCCESS;
    }
    let name = given.remove(0);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("There is no `cargo xtask {name}`.\n\n{}", help());
        return std::process::ExitCode::from(2);
    };
    match (command.run)(Args::new(given)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{} {failure}", say::red("error:"));
            std::process::ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask <command>\n");
    for Command { name, flags, does, .. } in COMMANDS {
        text.push_str(&format!("\n  {name:<9} {does}"));
        if !flags.is_empty() {
            text.push_str(&format!("\n  {:<9} {flags}", ""));
        }
    }
    text
}
