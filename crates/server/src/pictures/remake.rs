//! A file becomes a picture: decoded, turned upright, made small enough, and written anew. What was in the file besides (where it
//! was taken, by which camera, another picture behind the first) is not in what is written.

use domain::{
    PictureRefusal,
    picture::{MAX_PIXELS, THUMBNAIL_SIDE, WHOLE_SIDE},
};
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use sha2::{Digest as _, Sha256};
use std::io::Cursor;

/// How good the JPEG is, of 100.
const QUALITY: u8 = 82;
/// What a decoder may take at once, in bytes: four for each pixel, twice.
const MEMORY: u64 = 8 * MAX_PIXELS as u64;

/// What is kept of a file.
pub(super) struct Made {
    pub(super) whole: Vec<u8>,
    pub(super) thumbnail: Vec<u8>,
    /// The SHA-256 of `whole`.
    pub(super) hash: [u8; 32],
}

/// Makes a picture of a file. Whatever it says of itself is judged before anything of its size is decoded.
pub(super) fn remake(file: &[u8]) -> Result<Made, PictureRefusal> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| UNREADABLE)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(UNREADABLE);
    }
    let mut decoder = reader.into_decoder().map_err(|_| UNREADABLE)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > u64::from(MAX_PIXELS) {
        return Err(PictureRefusal::TooManyPixels);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    decoder.set_limits(limits).map_err(|_| PictureRefusal::TooManyPixels)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| UNREADABLE)?;
    picture = within(picture, WHOLE_SIDE);
    picture.apply_orientation(orientation);
    let picture = on_white(picture);
    let thumbnail = on_white(within(DynamicImage::ImageRgb8(picture.clone()), THUMBNAIL_SIDE));
    let (whole, thumbnail) = (written(&picture)?, written(&thumbnail)?);
    let hash = Sha256::digest(&whole).into();
    Ok(Made { whole, thumbnail, hash })
}

const UNREADABLE: PictureRefusal = PictureRefusal::Unreadable;

/// Not larger than `side`; a smaller one stays as it is.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.resize(side, side, FilterType::Triangle)
}

/// What one sees through shows white: a black mark on nothing would be gone on a dark screen.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (from, to) in picture.pixels().zip(flat.pixels_mut()) {
        let [.., alpha] = from.0;
        for (channel, into) in from.0.iter().zip(&mut to.0) {
            let mixed = u32::from(*channel) * u32::from(alpha) + 255 * u32::from(255 - alpha);
            *into = u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX);
        }
    }
    flat
}

fn written(picture: &RgbImage) -> Result<Vec<u8>, PictureRefusal> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, QUALITY).encode_image(picture).map_err(|_| UNREADABLE)?;
    Ok(file)
}

#[cfg(test)]
mod tests;
