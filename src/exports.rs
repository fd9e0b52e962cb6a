//! A poll as a file.

mod link;
mod messenger;
mod sheet;

pub use sheet::ExportSheet;
