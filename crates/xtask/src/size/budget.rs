//! The budget. To raise a number, change it here in a commit that says what the bytes buy; to lower one after a
//! saving is welcome. `cargo xtask size` prints what weighs what.

use crate::failure::Result;
use crate::say;

/// Everything fetched from navigation to a receipt of a single or a multiple choice by a browser that has nothing in its cache,
/// brotli.
///
/// What only other pages need comes with them (`src/parts.rs`). 260 KiB were enough for single and multiple choice in a poll that
/// shows everything at once. What came since, and must be known before a ballot is drawn: ranking, scores and abstention,
/// secrecy and visibility, exports and events on the line; then slots, options with details, openings and extensions with their
/// reasons, and reminders (9 KiB); then editions of a question, which an open ballot must follow without losing a mark (5 KiB);
/// then sign-ups: places that are left, lines that are changed or given up, and words for those who answer where others vote
/// (7 KiB of the 298).
pub(crate) const VOTE_PAGE: usize = 298 * 1024;

/// The same where one ranks, scores, says when one can come, or signs up: such a ballot comes in a part of its own, so that
/// whoever has one choice or several does not wait for it (41 KiB: its rows, the dragging of ranks, steppers and fields, and the
/// code of the toolkit that only these use).
pub(crate) const OTHER_BALLOTS: usize = 340 * 1024;

/// The script that draws charts, fetched when one is opened, brotli.
pub(crate) const CHARTS: usize = 175 * 1024;

pub(crate) fn keep(what: &str, bytes: usize, limit: usize) -> Result {
    if bytes <= limit {
        return Ok(());
    }
    let over = say::kib(bytes - limit);
    Err(format!("{what} is {over} over its budget of {} (crates/xtask/src/size/budget.rs)", say::kib(limit))
        .into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_byte_over_the_budget_fails_and_says_what() {
        assert!(super::keep("the page", 1000, 1000).is_ok());
        assert!(super::keep("the page", 1001, 1000).unwrap_err().to_string().contains("the page"));
    }
}
