//! A poll with all that a question may have: marks in its description, documents, options with words, links and pictures.

use super::{ask, name, send, votes};
use crate::town::{Town, wait};
use api::{
    pictures::UploadPicture,
    polls::{ComposePoll, EditPoll, OpenPoll},
};
use domain::{Document, Method, OptionDetails, OptionId, PictureId, PollId, Scored, Selection};
use image::{ImageFormat, Rgb, RgbImage};
use jiff::SignedDuration;
use std::io::Cursor;
use testkit::Caller;

const TITLE: &str = "活动室的地面用什么";
const OPTIONS: [&str; 3] = ["实木复合地板", "橡胶地垫", "水磨石"];
const DESCRIPTION: &str = "**施工三天**，期间活动室关闭。样品在[比价表](https://docs.qq.com/sheet/DAbC)里。\n\n\
    - 都含拆除旧地面\n- 质保不少于五年";

/// Polls with all that a question may have.
pub struct Described {
    /// For a choice; somebody has voted.
    pub single: PollId,
    pub scored: PollId,
    /// For a choice, on which Zhang has voted as well.
    pub voted: PollId,
    /// With as many options as there may be, some as long as they may be and in every script; and one on which Zhang has voted.
    pub long: PollId,
    pub long_voted: PollId,
}

pub(super) fn described(town: &Town, zhang: &Caller, others: &[Caller]) -> Described {
    let days = SignedDuration::from_hours(9 * 24);
    let single = opened(town, compose(town, days));
    votes(&[&others[0]], single, &[2]);
    let voted = opened(town, compose(town, days));
    votes(&[zhang, &others[0], &others[1]], voted, &[1]);
    let mut scored = compose(town, days);
    scored.draft.method = Method::Score;
    let scored = opened(town, scored);
    let points = (1..).map(OptionId).zip([5, 3, 4]).map(|(option, points)| Scored { option, points });
    send(&others[0], scored, Selection::Score(points.collect()));
    let long = |title| {
        let options = long_options();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        opened(town, ask(town, title, &options).multiple(1, 50).closing_in(days).compose())
    };
    let (asked, long_voted) = (long("五十个提案里选几个"), long("五十个提案，选好了"));
    votes(&[&others[0]], asked, &[1, 50]);
    votes(&[zhang, &others[0], &others[1]], long_voted, &[1, 2, 3, 4, 5, 50]);
    Described { single, scored, voted, long: asked, long_voted }
}

/// Fifty: the first ones of 200 characters that are hard to break into lines, then short ones.
fn long_options() -> Vec<String> {
    let hard = ["垃圾分类亭", "𠮷野家𡈽", "😀🎉🇨🇳é", "مقترح طويل جدا ", "Rindfleischetikettierung"];
    let filled = |word: &str| word.chars().cycle().take(199).collect::<String>().trim().to_owned();
    let long = hard.iter().map(|word| filled(word));
    let short = (6..=50).map(|n| format!("提案 {n}"));
    long.chain(short).collect()
}

fn opened(town: &Town, compose: ComposePoll) -> PollId {
    let poll_id = wait(town.village.founder().call(&compose)).expect("it is composed").poll.id;
    wait(town.village.founder().call(&OpenPoll { poll_id })).expect("it is opened");
    poll_id
}

fn compose(town: &Town, closing_in: SignedDuration) -> ComposePoll {
    let mut compose = ask(town, TITLE, &OPTIONS).closing_in(closing_in).compose();
    compose.draft.description = name(DESCRIPTION);
    let document = |title: &str, url: &str| Document { title: name(title), url: name(url) };
    compose.draft.documents = vec![
        document("三家的报价", "https://doc.weixin.qq.com/sheet/e3_AbC?scode=x"),
        document("周三晚上的答疑会", "https://meeting.tencent.com/dm/AbC"),
    ];
    compose.draft.details = vec![
        OptionDetails {
            about: Some(name("样品和施工队的介绍都在链接里，含人工")),
            link: Some(name("https://docs.qq.com/doc/DWood")),
            picture: Some(upload(town, [176, 128, 84])),
        },
        OptionDetails {
            about: Some(name("耐磨、防滑，每平方米 180 元，适合老人和孩子")),
            picture: Some(upload(town, [72, 112, 104])),
            link: None,
        },
    ];
    compose
}

fn upload(town: &Town, colour: [u8; 3]) -> PictureId {
    let request = UploadPicture { group_id: town.village.group_id() }.to_request("", photo(colour));
    let answer = wait(town.village.founder().send(request));
    UploadPicture::read_response(&answer).expect("it is taken").id
}

/// A floor of boards, as a PNG.
pub fn photo(colour: [u8; 3]) -> Vec<u8> {
    let board = |x: u32, y: u32| {
        let (row, shift) = (y / 60, y / 60 % 2 * 120);
        let seam = y % 60 < 2 || (x + shift) % 240 < 2;
        let shade = (((x + shift) / 240 * 7 + row * 5) % 6) * 9 + (x * 31 + y * 17) % 7;
        let dark = if seam { 90 } else { shade };
        Rgb(colour.map(|channel| u8::try_from(u32::from(channel).saturating_sub(dark)).unwrap_or(0)))
    };
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_fn(900, 600, board).write_to(&mut file, ImageFormat::Png).expect("a PNG");
    file.into_inner()
}

/// A question that was edited after Zhang and another had voted: it says more, one option is new, and one is withdrawn.
pub(super) fn edited(town: &Town, zhang: &Caller, others: &[Caller]) -> PollId {
    let asked = |title: &str, options: &[&str]| {
        ask(town, title, options).closing_in(SignedDuration::from_hours(9 * 24))
    };
    let founder = town.village.founder();
    let first = asked("儿童游乐场换什么设施", &["滑梯组合", "攀爬网", "沙池"]);
    let poll_id = wait(first.opened_by(founder)).id;
    votes(&[zhang], poll_id, &[2]);
    votes(&[&others[0]], poll_id, &[3]);
    let second = asked("儿童游乐场换什么设施（含安装）", &["滑梯组合", "攀爬网（带防护垫）", "沙池", "秋千"]);
    let edit = EditPoll {
        ids: [1, 2, 3].map(|id| Some(OptionId(id))).to_vec(),
        withdrawn: vec![OptionId(3)],
        reason: Some(name("厂家补了防护垫的报价；沙池不符合消防要求")),
        ..testkit::editing(poll_id, second.draft())
    };
    wait(founder.call(&edit)).expect("it is edited");
    poll_id
}
