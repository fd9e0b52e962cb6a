//! The budget. To raise a number, change it here in a commit that says what the bytes buy; to lower one after a
//! saving is welcome. `cargo xtask size` prints what weighs what.

use crate::failure::Result;
use crate::say;

/// Everything fetched from navigation to a receipt by a browser that has nothing in its cache, brotli.
///
/// The goal is 260 KiB. The first SPA with all its pages in one module weighs more than twice that, nearly all of it wasm;
/// this holds the line until the pages that a voter never opens (composing, managing, the wall) are a second module.
pub(crate) const VOTE_PAGE: usize = 600 * 1024;

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
