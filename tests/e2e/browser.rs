//! Chromium, driven over the pipe of its developer tools.
//!
//! Ours rather than a crate: 600 lines that wait for what people see, against minutes of compiling 40,000 generated ones
//! that refuse each message in which a newer Chromium says a word they do not know.

mod chromium;
mod ear;
mod find;
mod hand;
mod keys;
mod language;
mod look;
mod screen;
mod tree;
mod wait;
mod wire;

pub use find::{Wanted, has};
pub use look::{Form, Look};
pub use screen::Screen;
pub use wire::Exchange;
