use super::remake;
use domain::{PictureRefusal, picture::MAX_PIXELS};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
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

/// EXIF data: to be turned by a quarter, and taken at a place.
fn exif() -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    // Orientation: 6, to be turned to the right.
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    // Where the GPS data are: behind this directory.
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    // One entry: N.
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPS 31.2304N 121.4737E");
    tiff
}

/// A picture of 60 × 20 that says where it was taken: in a segment of a JPEG, in a chunk `eXIf` of a PNG or `EXIF` of a WebP.
fn taken_somewhere(format: ImageFormat) -> Vec<u8> {
    fn write(mut encoder: impl ImageEncoder) {
        encoder.set_exif_metadata(exif()).expect("a format with EXIF");
        encoder.write_image(red(60, 20).as_bytes(), 60, 20, ExtendedColorType::Rgb8).expect("an encoder");
    }
    let mut file = Vec::new();
    match format {
        ImageFormat::Jpeg => write(JpegEncoder::new(&mut file)),
        ImageFormat::Png => write(PngEncoder::new(&mut file)),
        _ => write(WebPEncoder::new_lossless(&mut file)),
    }
    file
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
    let has = |file: &[u8], bytes: &[u8]| file.windows(bytes.len()).any(|window| window == bytes);
    for (format, mark) in
        [(ImageFormat::Jpeg, b"Exif"), (ImageFormat::Png, b"eXIf"), (ImageFormat::WebP, b"EXIF")]
    {
        let file = taken_somewhere(format);
        assert!(has(&file, b"GPS 31.2304") && has(&file, mark), "{format:?}");
        let made = remake(&file).expect("a picture");
        assert_eq!(seen(&made.whole).dimensions(), (20, 60), "{format:?} is turned as the camera was");
        for kept in [&made.whole, &made.thumbnail] {
            // APP0 is what makes it a JPEG file; nothing else of the kind, and no comment.
            let extra = segments(kept).into_iter().filter(|marker| matches!(marker, 0xe1..=0xef | 0xfe));
            assert_eq!(extra.count(), 0, "{format:?}");
            assert!(!has(kept, b"GPS") && !has(kept, b"31.2304"), "{format:?}");
        }
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

/// Small files whose heads say that they are huge, as far as their formats go.
fn bombs() -> [(&'static str, Vec<u8>); 4] {
    const SIDE: u32 = 60_000;
    let mut png = file(&red(1, 1), ImageFormat::Png);
    png[16..20].copy_from_slice(&SIDE.to_be_bytes());
    png[20..24].copy_from_slice(&SIDE.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&png[12..29]);
    png[29..33].copy_from_slice(&sum.sum().to_be_bytes());

    let mut jpeg = file(&red(8, 8), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).expect("the head of the frame");
    let side = u16::try_from(SIDE).expect("two bytes").to_be_bytes();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[side, side].concat());

    // Fourteen bits for each side less one.
    let mut webp = file(&red(1, 1), ImageFormat::WebP);
    webp[21..25].copy_from_slice(&(15_999_u32 | 15_999 << 14).to_le_bytes());

    // The canvas of an extended file: three bytes for each.
    let mut canvas = taken_somewhere(ImageFormat::WebP);
    let side = &(SIDE - 1).to_le_bytes()[..3];
    canvas[24..30].copy_from_slice(&[side, side].concat());
    [("PNG", png), ("JPEG", jpeg), ("WebP", webp), ("WebP, extended", canvas)]
}

#[test]
fn a_bomb_is_told_by_its_head_and_not_decoded() {
    for (name, bomb) in bombs() {
        let told = image::ImageReader::new(Cursor::new(&bomb)).with_guessed_format().expect("a head");
        let (width, height) = told.into_dimensions().expect("a size");
        assert!(u64::from(width) * u64::from(height) > u64::from(MAX_PIXELS), "{name}: {width} × {height}");
        assert_eq!(remake(&bomb).err(), Some(PictureRefusal::TooManyPixels), "{name}");
    }
}

#[test]
fn a_bomb_behind_the_head_of_a_small_picture_is_no_picture() {
    let mut webp = taken_somewhere(ImageFormat::WebP);
    let frame = webp.windows(4).position(|chunk| chunk == b"VP8L").expect("the frame") + 8;
    assert_eq!(webp[frame], 0x2f);
    webp[frame + 1..frame + 5].copy_from_slice(&(15_999_u32 | 15_999 << 14).to_le_bytes());
    assert_eq!(remake(&webp).err(), Some(PictureRefusal::Unreadable));
}
