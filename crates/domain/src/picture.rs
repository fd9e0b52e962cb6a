//! Pictures of options: what is taken, and what is made of it. The server decodes what was uploaded and writes it anew, so that
//! nothing of the file but what one sees is kept.

use serde::{Deserialize, Serialize};

/// The largest file that is taken, in bytes: 4 MiB.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most pixels that are decoded, told by the head of the file before any of it is: enough for a phone's camera, and 96 MiB
/// at most while it is worked on.
pub const MAX_PIXELS: u32 = 24_000_000;
/// The longer side of what is kept, in pixels.
pub const WHOLE_SIDE: u32 = 1600;
/// The longer side of the small one shown beside an option, in pixels.
pub const THUMBNAIL_SIDE: u32 = 320;
/// How much the pictures of a group may take, in bytes: 256 MiB, a thousand pictures or so.
pub const QUOTA: u64 = 256 * 1024 * 1024;
/// How long a picture that no poll shows is kept for whoever uploaded it: seven days, for a poll that is still being written.
pub const UNUSED_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 7);

/// How large a picture is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PictureSize {
    /// Fits into [`WHOLE_SIDE`].
    #[default]
    Whole,
    /// Fits into [`THUMBNAIL_SIDE`].
    Thumbnail,
}

/// Why a file is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PictureRefusal {
    /// It is no JPEG, PNG or WebP, or a damaged one.
    #[error("neither JPEG, PNG nor WebP, or damaged")]
    Unreadable,
    /// It has more than [`MAX_PIXELS`].
    #[error("more pixels than are decoded")]
    TooManyPixels,
    /// The pictures of the group take up [`QUOTA`].
    #[error("the pictures of the group take up all that they may")]
    GroupFull,
}
