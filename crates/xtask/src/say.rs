//! What the person at the terminal sees.

use std::io::{IsTerminal, Write};

/// A thing about to be done that takes a while, and why it is needed.
pub(crate) fn step(what: &str, why: &str) {
    let why = if why.is_empty() { String::new() } else { dim(&format!(" — {why}")) };
    line(&format!("{} {}{why}", green("▸"), bold(what)));
}

pub(crate) fn note(text: &str) {
    line(&format!("  {text}"));
}

/// Written before the output of a child process, which does not go through our buffer.
fn line(text: &str) {
    println!("{text}");
    // A closed terminal is no reason to stop.
    let _ = std::io::stdout().flush();
}

fn paint(code: &str, text: &str) -> String {
    let colours = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if colours { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}

pub(crate) fn bold(text: &str) -> String {
    paint("1", text)
}

pub(crate) fn dim(text: &str) -> String {
    paint("2", text)
}

pub(crate) fn green(text: &str) -> String {
    paint("32", text)
}

pub(crate) fn red(text: &str) -> String {
    paint("31", text)
}

/// `12345` bytes as `12.1 KiB`.
pub(crate) fn kib(bytes: usize) -> String {
    let tenths = bytes * 10 / 1024;
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_said_in_kib_with_one_digit() {
        assert_eq!(super::kib(12345), "12.0 KiB");
        assert_eq!(super::kib(1023), "0.9 KiB");
    }
}
