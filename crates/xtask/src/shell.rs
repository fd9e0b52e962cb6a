//! Starting other programs.

use crate::failure::{Failure, Result};
use crate::{place, say};
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program with its arguments, run in the repository's top folder.
pub(crate) struct Run(Command);

impl Run {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(place::root());
        // What `cargo run` told this process about itself would make cargo, started again, rebuild what is fresh.
        for (name, _) in std::env::vars_os() {
            let told = name.to_string_lossy();
            if told.starts_with("CARGO_PKG_")
                || told.starts_with("CARGO_MANIFEST_")
                || told == "CARGO_BIN_NAME"
            {
                command.env_remove(&name);
            }
        }
        Self(command)
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.0.arg(arg);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.0.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.0.env_remove(name);
        self
    }

    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.0.current_dir(dir);
        self
    }

    /// Puts folders before all others in which the program looks for programs.
    pub(crate) fn path_first(self, folders: &[PathBuf]) -> Result<Self> {
        let usual = std::env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(std::env::split_paths(&usual));
        let joined = std::env::join_paths(all).map_err(|error| format!("PATH: {error}"))?;
        Ok(self.env("PATH", joined))
    }

    fn shown(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        format!("{} could not be started: {error}", self.0.get_program().to_string_lossy()).into()
    }

    /// Runs it before the person's eyes.
    pub(crate) fn run(mut self) -> Result {
        say::note(&say::dim(&format!("$ {}", self.shown())));
        let status = self.0.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", self.shown()).into()) }
    }

    /// Runs it and gives what it wrote to its standard output.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self.0.stderr(Stdio::inherit()).output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(format!("`{}` ended with {}", self.shown(), output.status).into())
        }
    }

    /// Runs it with a text as its standard input and gives its standard output.
    pub(crate) fn output_of(mut self, input: &str) -> Result<Vec<u8>> {
        self.0.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = self.0.spawn().map_err(|error| self.not_started(&error))?;
        let mut stdin = child.stdin.take().ok_or("no way to write to the child")?;
        let text = input.to_owned();
        // A child that stops reading says why through its exit status.
        let writer = std::thread::spawn(move || drop(stdin.write_all(text.as_bytes())));
        let output = child.wait_with_output().map_err(|error| self.not_started(&error))?;
        drop(writer.join());
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(format!("`{}` ended with {}", self.shown(), output.status).into())
        }
    }

    /// What it answers, or nothing when it is missing or fails.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.0.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Becomes that program: Ctrl-C and signals reach it, not us.
    #[cfg(unix)]
    pub(crate) fn become_it(mut self) -> Failure {
        use std::os::unix::process::CommandExt;
        let error = self.0.exec();
        self.not_started(&error)
    }
}

/// The first program of that name on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
