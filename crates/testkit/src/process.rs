//! The server's program, as a process of its own, for stories in which it is killed.

use crate::{Road, Wire};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// What the last line is known by that the program says when it begins.
const LAST_WORD: &str = "Ctrl-C";

/// The program, serving. It is killed when this goes out of scope.
///
/// ```no_run
/// # fn story(program: &std::path::Path, data: &std::path::Path) {
/// use testkit::Process;
/// let first = Process::start(program, data);
/// let founder = testkit::Caller::browser(first.wire());
/// // … then, between a receipt and the next request:
/// first.kill();
/// let second = Process::start(program, data);
/// let founder = founder.on(second.wire());
/// # }
/// ```
#[derive(Debug)]
pub struct Process {
    child: Child,
    origin: String,
    said: Vec<String>,
}

impl Process {
    /// Starts `program` over what is kept in the folder `data`, on a free port of 127.0.0.1, without a demo; and waits
    /// until it has said where it listens and which links it gives out.
    ///
    /// # Panics
    /// If it ends instead.
    #[must_use]
    pub fn start(program: &Path, data: &Path) -> Self {
        Self::begin(program, data, "--empty")
    }

    /// The same, with the demo if `data` holds nothing yet.
    ///
    /// # Panics
    /// As [`Process::start`].
    #[must_use]
    pub fn seeded(program: &Path, data: &Path) -> Self {
        Self::begin(program, data, "--seed")
    }

    fn begin(program: &Path, data: &Path, with: &str) -> Self {
        let mut command = Command::new(program);
        command.args(["serve", "--host", "127.0.0.1", "--port", "0", with, "--data"]).arg(data);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let complaints = BufReader::new(child.stderr.take().expect("its complaints")).lines();
        let mut said: Vec<String> = Vec::new();
        while !said.last().is_some_and(|line| line.contains(LAST_WORD)) {
            let Some(line) = lines.next() else {
                let complaints: Vec<_> = complaints.map_while(Result::ok).collect();
                panic!("it ended, and said: {said:#?} {complaints:#?}");
            };
            said.push(line.expect("words"));
        }
        let listening = said.iter().find_map(|line| line.split_once("listening on "));
        let (_, origin) = listening.expect("it says where it listens");
        let origin = origin.split_whitespace().next().unwrap_or_default().to_owned();
        // It must not wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        std::thread::spawn(move || complaints.for_each(drop));
        Self { child, origin, said }
    }

    /// The way to it.
    #[must_use]
    pub fn wire(&self) -> Road {
        Road::Wire(Wire::to(&self.origin))
    }

    /// Its address.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What it said when it began, a line each.
    #[must_use]
    pub fn said(&self) -> &[String] {
        &self.said
    }

    /// The token of the first link to `page` that it gave out, such as that of [`api::links::join`] of nothing.
    #[must_use]
    pub fn token_behind(&self, page: &str) -> Option<String> {
        token_in(&self.said.join("\n"), page)
    }

    /// Kills it (SIGKILL): it gets no chance to finish anything.
    ///
    /// # Panics
    /// If that is not possible.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it has ended");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // After `kill` there is nothing left to do, and no harm in it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The token of a fresh sign-in link, as the program's `link` prints it for an operator.
///
/// # Panics
/// If it prints none.
#[must_use]
pub fn operators_link(program: &Path, data: &Path) -> String {
    let output = Command::new(program).args(["link", "--data"]).arg(data).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    token_in(&said, &api::links::sign_in("")).unwrap_or_else(|| panic!("no link in {said} {output:?}"))
}

fn token_in(said: &str, page: &str) -> Option<String> {
    let (_, token) = said.split_once(page)?;
    let in_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    Some(token.chars().take_while(|c| in_token(*c)).collect())
}
