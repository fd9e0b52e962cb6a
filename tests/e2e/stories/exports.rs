//! A poll goes into the files: as a page to print, and by a link out of a messenger.

use crate::{
    browser::{Form, Screen, has},
    town::{Town, wait},
};
use domain::{ExportFormat, ExportLanguage, Poll};
use juyi::route::Page;
use serde_json::json;
use testkit::{Caller, cast};

const OUTCOME: &str = "B 更换 胜出：2 票，占已投 100%";

/// A poll that two of three have voted in, and one of them.
fn decided(town: &Town) -> (Poll, Caller) {
    let (zhang, wang) = (town.member("张三", "3 号楼/2 单元/1201"), town.member("王芳", "3 号楼/1 单元/502"));
    let founder = town.village.founder();
    let asked = town.village.poll().titled("电梯更换方案").options(&["维持", "更换"]);
    let poll = wait(asked.opened_by(founder));
    for voter in [&zhang, &wang] {
        wait(voter.call(&cast(poll.id, &[2]))).expect("a receipt");
    }
    let closed = wait(founder.call(&testkit::closing(poll.id))).expect("closed");
    (closed.poll, zhang)
}

#[test]
fn a_member_opens_the_minutes_and_sees_the_result() {
    let town = Town::at_rest();
    let (poll, zhang) = decided(&town);
    let phone = town.screen_of(&zhang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    // What comes in parts moves what stands below it.
    phone.settle();
    phone.button("导出").tap();
    let sheet = phone.find("dialog", "导出");
    for format in ["投票纪要", "Excel 表格", "CSV 表格", "JSON 存档"] {
        sheet.find("link", has(format)).see();
    }
    let lang = ExportLanguage::ZhCn;
    let minutes = api::exports::ExportPoll { poll_id: poll.id, format: ExportFormat::Minutes, lang };
    let link = format!("document.querySelector('a[href=\"{}\"]').target", minutes.address());
    assert_eq!(phone.evaluate(&link), "_blank", "the poll stays open beside it");

    phone.goto(&town.url(&minutes.address()));
    phone.heading("电梯更换方案").see();
    for words in [OUTCOME, "2 / 3 人已投", "张三", "李明", "主持人"] {
        phone.see(words);
    }
}

#[test]
fn in_a_messenger_a_link_is_made_that_another_browser_opens_once() {
    let town = Town::at_rest();
    let (poll, zhang) = decided(&town);
    let messenger = town.screen_of(&zhang, Form::Phone);
    let agent = json!({ "userAgent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.42", "acceptLanguage": "zh-CN" });
    messenger.must("Emulation.setUserAgentOverride", agent);
    town.open(&messenger, &Page::Poll(poll.id));
    messenger.settle();
    messenger.button("导出").tap();
    messenger.see("这里不能下载，生成链接后在浏览器打开");
    messenger.find("dialog", "导出").button(has("投票纪要")).tap();
    messenger.see("只能用一次");
    let start = town.url(&api::links::export(""));
    let link = messenger.wait_until("a link", || {
        let words = messenger.words();
        words.split_whitespace().find(|word| word.starts_with(&start)).map(str::to_owned)
    });

    let browser = Screen::desktop();
    browser.goto(&link);
    assert!(!browser.words().contains("电梯"), "a link that is only opened tells nothing");
    browser.button("打开").tap();
    browser.see(OUTCOME);
    browser.goto(&link);
    browser.button("打开").tap();
    browser.see("这个链接已经用过");
}
