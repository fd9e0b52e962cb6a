//! Links that are handed to people: shown as a QR code, copied, shared, drawn as a picture.

mod copy;
mod link_card;
mod picture;
mod picture_sheet;
mod share;
mod wrap;

pub use copy::copy;
pub use link_card::{CopyButton, LinkCard};
pub use picture::Drawing;
pub use picture_sheet::{Paper, Picture, PictureSheet};
pub use share::{can_share, share};

/// The whole address of a page of ours, for somebody elsewhere.
pub fn whole(path: &str) -> String {
    leptos::prelude::window().location().origin().unwrap_or_default() + path
}
