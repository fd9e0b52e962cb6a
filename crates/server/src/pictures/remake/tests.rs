use super::remake;
use domain::{PictureRefusal, picture::MAX_PIXELS};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("an encoder");
    file.into_inner()
}

fn red(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_pixel(width, height, Rgb([200, 30, 30])).into()
}

fn seen(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).expect("a JPEG").into_rgb8()
}

/// The segments at the head of a JPEG, by their markers.
fn segments(jpeg: &[u8]) -> Vec<u8> {
    let mut markers = Vec::new();
    let mut at = 2;
    while jpeg[at] == 0xff && jpeg[at + 1] != 0xda {
        markers.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    markers
}

/// The same JPEG with EXIF in it: to be turned by a quarter, and taken at a place.
pub(crate) fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    // Orientation: 6, to be turned to the right.
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    // Where the GPS data are: behind this directory.
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    // One entry: N.
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPS 31.2304N 121.4737E");
    let length = u16::try_from(tiff.len() + 8).expect("short");
    let segment = [&[0xff, 0xe1][..], &length.to_be_bytes(), b"Exif\0\0", &tiff].concat();
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

#[test]
fn each_of_the_three_formats_becomes_a_jpeg_and_a_thumbnail_of_it() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let made = remake(&file(&red(800, 200), format)).expect("a picture");
        let (whole, thumbnail) = (seen(&made.whole), seen(&made.thumbnail));
        assert_eq!((whole.dimensions(), thumbnail.dimensions()), ((800, 200), (320, 80)), "{format:?}");
        let Rgb([r, g, b]) = *whole.get_pixel(400, 100);
        assert!(r > 180 && g < 60 && b < 60, "{format:?}: {r} {g} {b}");
    }
}

#[test]
fn a_large_one_is_made_smaller_and_the_same_file_is_the_same_picture() {
    let large = file(&red(3000, 2000), ImageFormat::Jpeg);
    let made = remake(&large).expect("a picture");
    assert_eq!(seen(&made.whole).dimensions(), (1600, 1067));
    assert_eq!(remake(&large).expect("a picture").hash, made.hash);
}

#[test]
fn where_it_was_taken_is_gone_and_it_stands_upright() {
    let jpeg = with_exif(&file(&red(60, 20), ImageFormat::Jpeg));
    assert!(jpeg.windows(11).any(|bytes| bytes == b"GPS 31.2304"));
    assert!(segments(&jpeg).contains(&0xe1));
    let made = remake(&jpeg).expect("a picture");
    assert_eq!(seen(&made.whole).dimensions(), (20, 60), "turned as the camera was");
    for kept in [&made.whole, &made.thumbnail] {
        // APP0 is what makes it a JPEG file; nothing else of the kind, and no comment.
        let extra = segments(kept).into_iter().filter(|marker| matches!(marker, 0xe1..=0xef | 0xfe));
        assert_eq!(extra.count(), 0);
        assert!(!kept.windows(3).any(|bytes| bytes == b"GPS"));
    }
}

#[test]
fn what_one_sees_through_shows_white() {
    let clear: DynamicImage = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])).into();
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let made = remake(&file(&clear, format)).expect("a picture");
        let Rgb([r, ..]) = *seen(&made.whole).get_pixel(4, 4);
        assert!(r > 250, "{format:?}");
    }
}

#[test]
fn a_file_that_is_no_picture_or_only_half_of_one_is_refused() {
    let png = file(&red(300, 300), ImageFormat::Png);
    let whole: [&[u8]; 6] = [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0\x01\0\x01\0\x01\0\x18\0\0\0\xff\0",
        b"\xff\xd8\xff\xe0 but no more",
        &png[..png.len() / 2],
    ];
    for file in whole {
        assert_eq!(remake(file).err(), Some(PictureRefusal::Unreadable), "{:?}", &file[..file.len().min(12)]);
    }
}

#[test]
fn a_bomb_is_told_by_its_head_and_not_decoded() {
    let mut png = file(&red(1, 1), ImageFormat::Png);
    let side = 60_000_u32;
    png[16..20].copy_from_slice(&side.to_be_bytes());
    png[20..24].copy_from_slice(&side.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&png[12..29]);
    png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert!(u64::from(side) * u64::from(side) > u64::from(MAX_PIXELS));
    assert_eq!(remake(&png).err(), Some(PictureRefusal::TooManyPixels));
}
