//! A poll is handed on: as words, to another app, as a picture with a code that leads to it.

use crate::{
    browser::{Form, Screen, has},
    town::{Town, wait},
};
use base64::Engine as _;
use domain::Poll;
use juyi::route::Page;
use testkit::Caller;

const TITLE: &str =
    "小区东门改造方案（第二次征求意见，请每户在周五之前投票，意见不一致的内容下个月再议一次，图纸在活动室）";

fn asked(town: &Town) -> (Poll, Caller) {
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let poll = town.village.poll().titled(TITLE).options(&["拓宽", "保持现状"]);
    (wait(poll.opened_by(town.village.founder())), zhang)
}

/// The phone of somebody who is on the page of a poll and has asked for the ways to share it.
fn sharing(town: &Town, poll: &Poll, who: &Caller, script: &str) -> Screen {
    let phone = town.screen_of(who, Form::Phone);
    phone.before_each_document(script);
    town.open(&phone, &Page::Poll(poll.id));
    phone.button("分享").tap();
    phone.find("dialog", "分享").see();
    phone
}

#[test]
fn a_member_copies_the_question_its_deadline_and_the_link_and_nothing_of_the_result() {
    let town = Town::at_rest();
    let (poll, zhang) = asked(&town);
    wait(zhang.call(&testkit::cast(poll.id, &[1]))).expect("a receipt");
    let listens =
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";
    let phone = sharing(&town, &poll, &zhang, listens);
    let link = town.url(&Page::Poll(poll.id).href());
    let told = format!("【投票】{TITLE}\n2026年12月2日 16:00 截止\n{link}");
    phone.see("只有群成员能打开链接");
    phone.button("复制文字和链接").tap();
    phone.see("已复制");
    reads(&phone, "copied", &told);
    phone.button("复制链接").tap();
    phone.wait_until("the link alone", || (phone.evaluate("copied") == link.as_str()).then_some(()));
}

/// What is handed on says so, in the language of whoever does it.
#[track_caller]
fn reads(phone: &Screen, handed_on: &str, told: &str) {
    let (text, wording) = (phone.evaluate(handed_on), phone.whole(told));
    assert!(text.as_str().is_some_and(|text| wording.is(text)), "{text} is not {wording}");
}

#[test]
fn where_the_system_hands_things_on_another_app_gets_the_words_and_the_link() {
    let town = Town::at_rest();
    let (poll, zhang) = asked(&town);
    let hands_on = "navigator.share = what => { window.shared = what; return Promise.resolve(); };";
    let phone = sharing(&town, &poll, &zhang, hands_on);
    phone.button("分享到其他应用").tap();
    assert_eq!(phone.evaluate("shared.url"), town.url(&Page::Poll(poll.id).href()).as_str());
    reads(&phone, "shared.text", &format!("【投票】{TITLE}\n2026年12月2日 16:00 截止"));

    let phone = sharing(&town, &poll, &zhang, "navigator.share = undefined;");
    phone.button("复制链接").see();
    phone.see_no_more("分享到其他应用");
}

#[test]
fn the_poster_is_a_picture_to_keep_whose_code_leads_to_the_poll() {
    let town = Town::at_rest();
    let (poll, zhang) = asked(&town);
    let phone = sharing(&town, &poll, &zhang, "");
    phone.button("生成海报图片").tap();
    phone.find("image", has("海报，扫码打开这个投票")).see();
    phone.see("长按图片可以保存");
    let address = "document.querySelector('dialog a[download]').href.slice(0, 22)";
    assert_eq!(phone.evaluate(address), "data:image/png;base64,");
    assert_eq!(read_code(&phone), town.url(&Page::Poll(poll.id).href()));
}

/// Notes whenever the page becomes shorter once it says what it is about.
const SHRINKING: &str = "
    window.shrunk = [];
    addEventListener('DOMContentLoaded', () => {
        let last = 0;
        new ResizeObserver(([{ contentRect: { height } }]) => {
            if (height < last - 1) shrunk.push(`${last} → ${height}`);
            last = document.querySelector('h1') ? height : 0;
        }).observe(document.body);
    });";

#[test]
fn a_poll_that_is_over_is_shared_for_its_result_in_english() {
    let town = Town::at_rest();
    let (poll, zhang) = asked(&town);
    wait(
        town.village
            .founder()
            .call(&api::polls::ClosePoll { poll_id: poll.id, reason: "够了".parse().expect("a reason") }),
    )
    .expect("closed");
    let phone = town.screen_of(&zhang, Form::Phone);
    phone.before_each_document("localStorage.setItem('juyi-lang', 'en')");
    phone.before_each_document(SHRINKING);
    town.open(&phone, &Page::Poll(poll.id));
    phone.button("Share").tap();
    phone.find("dialog", "Share").see_words("Closed December 1, 2026 at 16:00");
    phone.see("Only members of the group can open the link");
    phone.button("Make a poster").tap();
    phone.find("image", has("scan to open the poll")).see();
    phone.see("What was changed");
    assert_eq!(
        phone.evaluate("shrunk.join()"),
        "",
        "what comes later moves nothing away from under a finger"
    );
}

/// What the code in the picture on the screen says.
fn read_code(phone: &Screen) -> String {
    let grey = phone.evaluate(
        "(async () => {
            const image = document.querySelector('.picture img');
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
            let grey = '';
            for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at]);
            return canvas.width + ' ' + btoa(grey);
        })()",
    );
    let (width, grey) = grey.as_str().and_then(|text| text.split_once(' ')).expect("pixels");
    let width: usize = width.parse().expect("a width");
    let grey = base64::prelude::BASE64_STANDARD.decode(grey).expect("pixels");
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width, grey.len() / width, |x, y| grey[y * width + x]);
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1, "one code is on the poster");
    codes[0].decode().expect("a code that can be read").1
}
