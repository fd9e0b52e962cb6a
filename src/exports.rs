//! A poll as a file.

mod link;
mod mail;
mod messenger;
mod sheet;

pub use sheet::{ExportSheet, language};
