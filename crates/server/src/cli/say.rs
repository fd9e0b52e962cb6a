//! What the person at the terminal sees.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};

/// A line, at once: whoever started the program may be reading along. A closed terminal is no reason to stop.
pub(super) fn line(text: &str) {
    let mut out = stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Why the program ends.
pub(super) fn fault(text: &str) {
    let _ = writeln!(stderr().lock(), "juyi-server: {text}");
}

/// Whether colours mean something where the lines go.
pub(super) fn in_colour() -> bool {
    stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Turns on the log, which goes to the other stream.
pub(super) fn log(level: tracing::level_filters::LevelFilter) {
    let log = tracing_subscriber::fmt().with_max_level(level).with_target(false).with_writer(stderr);
    // Only the first one counts, and tests in one process may come twice.
    let _ = log.with_ansi(stderr().is_terminal()).try_init();
}
