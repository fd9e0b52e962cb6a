//! The program around the library: `juyi-server`.

mod args;
mod demo;
mod found;
mod link;
mod links;
mod place;
mod qr;
mod say;
mod serve;
mod smtp;

use args::Command;
use std::{ffi::OsString, process::ExitCode};

/// What went wrong, for whoever started the program.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Does what the arguments say.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let done = args::read(args).and_then(|command| match command {
        Command::Serve(wanted) => serve::run(&wanted),
        Command::Link(wanted) => link::run(&wanted),
        Command::Help => {
            say::line(args::HELP);
            Ok(())
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::fault(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
