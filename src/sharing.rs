//! A poll handed on: as a link, as words, as a picture.

mod share_sheet;
mod words;

pub use share_sheet::ShareSheet;
