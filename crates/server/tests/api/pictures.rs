//! Pictures of options: what is taken, what is kept of it, and who sees it.

use api::{
    Code, Fault, Problem, Refusal,
    pictures::{GetPicture, UploadPicture},
    polls::{ComposePoll, OpenPoll},
};
use domain::{
    Draft, DraftFault, GroupId, OptionDetails, PictureId, PictureRefusal,
    picture::{MAX_BYTES, PictureSize, UNUSED_FOR},
};
use http::{Request, Response, header};
use image::{
    ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use server::Config;
use std::io::Cursor;
use testkit::{Caller, Plan, Village};

fn red(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, Rgb([200, 30, 30])).write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// The upload of a small picture.
pub(crate) fn uploading(group_id: GroupId) -> Request<Vec<u8>> {
    UploadPicture { group_id }.to_request("", red(4, 4, ImageFormat::Png))
}

async fn send(who: &Caller, village: &Village, file: Vec<u8>) -> Response<Vec<u8>> {
    who.send(UploadPicture { group_id: village.group_id() }.to_request("", file)).await
}

async fn upload(who: &Caller, village: &Village, file: Vec<u8>) -> Result<PictureId, Problem> {
    UploadPicture::read_response(&send(who, village, file).await).map(|uploaded| uploaded.id)
}

async fn look(who: &Caller, picture_id: PictureId, size: PictureSize) -> Response<Vec<u8>> {
    who.send(Request::get(GetPicture { picture_id, size }.address()).body(Vec::new()).unwrap()).await
}

async fn status(who: &Caller, picture_id: PictureId) -> u16 {
    look(who, picture_id, PictureSize::Whole).await.status().as_u16()
}

fn showing(village: &Village, id: PictureId) -> ComposePoll {
    let draft = village.poll().draft();
    let details = vec![OptionDetails { picture: Some(id), ..OptionDetails::default() }];
    ComposePoll { group_id: village.group_id(), draft: Draft { details, ..draft } }
}

#[tokio::test]
async fn a_picture_is_shown_in_both_sizes_to_those_who_see_the_poll_and_to_nobody_else() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (wang, watcher) = (village.member("王芳", "1").await, village.observer("赵六", "2").await);
        let founder = village.founder();
        let id = upload(&wang, &village, red(800, 400, ImageFormat::Png)).await.unwrap();
        assert_eq!((status(&wang, id).await, status(founder, id).await), (200, 404), "nobody's but hers yet");
        let poll = wang.call(&showing(&village, id)).await.unwrap().poll;
        assert_eq!(status(founder, id).await, 404, "a draft is its composer's alone");
        wang.call(&OpenPoll { poll_id: poll.id }).await.unwrap();
        for who in [&wang, founder, &watcher] {
            for (size, width) in [(PictureSize::Whole, 800), (PictureSize::Thumbnail, 320)] {
                let answer = look(who, id, size).await;
                assert_eq!(answer.status(), 200);
                assert_eq!(answer.headers()[header::CONTENT_TYPE], "image/jpeg");
                assert_eq!(answer.headers()[header::CACHE_CONTROL], "private, max-age=31536000, immutable");
                let seen = image::load_from_memory(answer.body()).unwrap();
                assert_eq!(seen.width(), width);
            }
        }
        let (stranger, (kiosk, _)) = (village.stranger(), village.kiosk().await);
        assert_eq!((status(&stranger, id).await, status(&kiosk, id).await), (401, 401));
        let outsider = village.neighbour().await.caller;
        assert_eq!(status(&outsider, id).await, 404);
        assert_eq!(status(founder, PictureId(poll.id.0)).await, 404);
    }
}

/// A small file whose head says that it is huge.
fn bomb(format: ImageFormat) -> Vec<u8> {
    let mut file = red(1, 1, format);
    match format {
        ImageFormat::Png => {
            for side in [16..20, 20..24] {
                file[side].copy_from_slice(&60_000_u32.to_be_bytes());
            }
            let mut sum = flate2::Crc::new();
            sum.update(&file[12..29]);
            file[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        }
        ImageFormat::Jpeg => {
            let frame = file.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
            file[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
        }
        // Fourteen bits for each side less one.
        _ => file[21..25].copy_from_slice(&(15_999_u32 | 15_999 << 14).to_le_bytes()),
    }
    file
}

#[tokio::test]
async fn what_is_no_picture_too_large_or_a_bomb_is_refused_in_words() {
    let village = Village::new().await;
    let refused = |why| Some(Refusal::Picture(why));
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    let problem = upload(village.founder(), &village, svg).await.unwrap_err();
    assert_eq!((problem.status, problem.refusal), (409, refused(PictureRefusal::Unreadable)));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let problem = upload(village.founder(), &village, bomb(format)).await.unwrap_err();
        assert_eq!(problem.refusal, refused(PictureRefusal::TooManyPixels), "{format:?}");
    }
    let problem = upload(village.founder(), &village, vec![0; MAX_BYTES + 1]).await.unwrap_err();
    assert_eq!(problem.code, Code::TooLarge);
}

/// A picture that says where it was taken, in the way of its format.
fn taken_somewhere(format: ImageFormat) -> Vec<u8> {
    fn write(mut encoder: impl ImageEncoder) {
        encoder.set_exif_metadata(b"MM\0*GPS 31.2304N 121E".to_vec()).unwrap();
        encoder.write_image(&[200; 60 * 20 * 3], 60, 20, ExtendedColorType::Rgb8).unwrap();
    }
    let mut file = Vec::new();
    match format {
        ImageFormat::Jpeg => write(JpegEncoder::new(&mut file)),
        ImageFormat::Png => write(PngEncoder::new(&mut file)),
        _ => write(WebPEncoder::new_lossless(&mut file)),
    }
    file
}

#[tokio::test]
async fn where_a_picture_was_taken_does_not_come_back() {
    let village = Village::new().await;
    let has = |file: &[u8], word: &[u8]| file.windows(word.len()).any(|bytes| bytes == word);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let file = taken_somewhere(format);
        assert!(has(&file, b"GPS 31.2304N"), "{format:?}");
        let id = upload(village.founder(), &village, file).await.unwrap();
        for size in [PictureSize::Whole, PictureSize::Thumbnail] {
            let kept = look(village.founder(), id, size).await.into_body();
            for word in [&b"GPS"[..], b"Exif", b"eXIf", b"EXIF"] {
                assert!(!has(&kept, word), "{format:?}");
            }
        }
    }
}

#[tokio::test]
async fn only_those_who_may_compose_upload_and_only_from_our_own_pages() {
    let village = Village::new().await;
    let file = || red(4, 4, ImageFormat::Png);
    let watcher = village.observer("赵六", "2").await;
    let code = async |who: &Caller| upload(who, &village, file()).await.unwrap_err().code;
    assert_eq!(code(&watcher).await, Code::Forbidden);
    assert_eq!(code(&village.stranger()).await, Code::Unauthenticated);
    let outsider = village.neighbour().await.caller;
    assert_eq!(code(&outsider).await, Code::NotFound);
    let request = UploadPicture { group_id: village.group_id() }.to_request("", file());
    assert_eq!(village.founder().send_without_origin(request).await.status(), 403);
}

#[tokio::test]
async fn the_pictures_of_a_group_take_so_much_room() {
    let config = Config { picture_quota: 3_000, ..Config::default() };
    let village = Village::planned(Plan::default().operated(config)).await;
    let mut refused = None;
    for side in 10..40 {
        if let Err(problem) = upload(village.founder(), &village, red(side, side, ImageFormat::Png)).await {
            refused = problem.refusal;
            break;
        }
    }
    assert_eq!(refused, Some(Refusal::Picture(PictureRefusal::GroupFull)));
}

#[tokio::test]
async fn a_poll_shows_what_its_composer_sees_and_an_unused_picture_is_gone_after_a_week() {
    let village = Village::new().await;
    let wang = village.member("王芳", "1").await;
    let id = upload(&wang, &village, red(8, 8, ImageFormat::Png)).await.unwrap();
    let not_hers = village.founder().refused(&showing(&village, id)).await;
    assert_eq!(not_hers.fields[0].path, "draft.details[0].picture");
    assert_eq!(not_hers.fields[0].fault, Fault::Draft(DraftFault::NoSuchPicture { index: 0 }));
    village.pass(UNUSED_FOR);
    assert_eq!(status(&wang, id).await, 404);
    assert_eq!(wang.refused(&showing(&village, id)).await.code, Code::Invalid);
}

#[tokio::test]
async fn fifty_options_of_two_hundred_characters_of_any_script_come_back_as_they_were_written() {
    for village in [Village::new().await, Village::on_disk().await] {
        let scripts = ["𠮷野家的", "👩‍👩‍👧🏴󠁧󠁢󠁷󠁬󠁳󠁿", "مرحبا بكم ", "שלום עולם ", "नमस्ते क्षत्रिय ", "工作 plan "];
        let text = |place: usize, most: usize| {
            let script = scripts[place % scripts.len()];
            let cut = script.repeat(200).chars().take(most - 4).collect::<String>();
            // Not between what belongs together.
            let cut = cut.trim_end().trim_end_matches(['\u{200d}', '🏴']).to_owned();
            format!("{place:03}.{cut}")
        };
        let options: Vec<String> = (0..50).map(|place| text(place, 200)).collect();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let mut compose = village.poll().options(&options).compose();
        compose.draft.details = (0..50)
            .map(|place| OptionDetails {
                about: Some(text(place, 200).parse().unwrap()),
                link: Some(format!("https://docs.qq.com/doc/{place}?名=值").parse().unwrap()),
                picture: None,
            })
            .collect();
        let poll = village.founder().call(&compose).await.unwrap().poll;
        let read = village.founder().call(&api::polls::GetPoll { poll_id: poll.id }).await.unwrap().poll;
        for (place, option) in read.options.iter().enumerate() {
            assert_eq!(option.label.as_str(), options[place]);
            assert_eq!(option.details, compose.draft.details[place]);
        }
        assert_eq!(read.options.len(), 50);
    }
}
