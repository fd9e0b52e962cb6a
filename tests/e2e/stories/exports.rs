//! A poll goes into the files: as a page to print, and by a link out of a messenger.

use crate::{
    browser::{Form, Screen, has},
    town::{Town, wait},
};
use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use calamine::{Reader as _, Xlsx, open_workbook};
use domain::{ExportFormat, Poll};
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
    let lang = phone.language().of_files();
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
    messenger.poses_as("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.42");
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
    assert!(!browser.says("电梯"), "a link that is only opened tells nothing");
    browser.button("打开").tap();
    browser.see(OUTCOME);
    browser.goto(&link);
    browser.button("打开").tap();
    browser.see("这个链接已经用过");
}

#[test]
fn a_workbook_and_a_table_are_kept_by_the_browser_and_open_in_other_programs() {
    let town = Town::at_rest();
    let (poll, zhang) = decided(&town);
    let phone = town.screen_of(&zhang, Form::Phone);
    let kept = tempfile::tempdir().expect("a folder");
    let folder = kept.path().to_str().expect("a path in plain letters");
    phone.must("Page.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
    town.open(&phone, &Page::Poll(poll.id));
    phone.settle();
    phone.button("导出").tap();
    let file = |format: &str, ending: &str| {
        phone.find("dialog", "导出").find("link", has(format)).tap();
        phone.wait_until(ending, || {
            let files = std::fs::read_dir(kept.path()).expect("the folder").filter_map(Result::ok);
            files.map(|file| file.path()).find(|path| path.extension().is_some_and(|kind| kind == ending))
        })
    };
    let workbook = file("Excel 表格", "xlsx");
    let name = workbook.file_name().expect("a name").to_str().expect("in letters");
    assert!(phone.part("电梯更换方案 投票结果").is_within(name), "{name}");
    let mut workbook: Xlsx<_> = open_workbook(&workbook).expect("a workbook");
    let (summary, outcome) = (phone.whole("摘要"), phone.whole(OUTCOME));
    let summary = workbook.sheet_names().into_iter().find(|name| summary.is(name)).expect("a summary");
    let summary = workbook.worksheet_range(&summary).expect("a summary");
    assert!(summary.rows().any(|row| outcome.is(&row[1].to_string())));
    let table = std::fs::read_to_string(file("CSV 表格", "csv")).expect("a text");
    assert!(phone.part(OUTCOME).is_within(&table) && table.contains("张三"));
}

#[test]
fn a_file_is_sent_to_ones_own_address_by_a_link_that_opens_once() {
    let (town, mut office) = Town::mailing();
    let (poll, zhang) = decided(&town);
    wait(office.confirm(&zhang, "zhang@example.cn"));
    let phone = town.screen_of(&zhang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.settle();
    phone.button("导出").tap();
    let sheet = phone.find("dialog", "导出");
    sheet.find("switch", has("发到我的邮箱")).tap();
    sheet.see_words("邮件里的链接只能用一次");
    sheet.button(has("投票纪要")).tap();
    phone.see("已发送，请查看邮箱");
    let letter = wait(office.letter());
    assert_eq!(letter.to, ["zhang@example.cn"]);
    let browser = Screen::desktop();
    browser.goto(&town.url(&letter.link()));
    browser.button("打开").tap();
    browser.see(OUTCOME);
}

#[test]
fn the_minutes_of_a_house_are_printed_on_pages_of_a4() {
    let town = Town::at_rest();
    let poll = wait(town.village.poll().titled("电梯更换方案").opened_by(town.village.founder()));
    for (place, voter) in wait(town.village.members(60)).iter().enumerate() {
        let option = if place % 3 == 0 { 2 } else { 1 };
        wait(voter.call(&cast(poll.id, &[option]))).expect("a receipt");
    }
    let screen = town.screen_of(town.village.founder(), Form::Desktop);
    let (format, lang) = (ExportFormat::Minutes, screen.language().of_files());
    screen.goto(&town.url(&api::exports::ExportPoll { poll_id: poll.id, format, lang }.address()));
    screen.heading("电梯更换方案").see();
    let printed =
        screen.must("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
    let bytes = BASE64.decode(printed["data"].as_str().expect("a file")).expect("it is Base64");
    let paper = lopdf::Document::load_mem(&bytes).expect("another program reads it");
    let pages = paper.get_pages();
    assert!(pages.len() >= 2, "the names of 60 households do not stand on one page");
    for page in pages.values() {
        let page = paper.get_dictionary(*page).expect("a page");
        let sides: Vec<f32> = page
            .get(b"MediaBox")
            .and_then(lopdf::Object::as_array)
            .expect("its size")
            .iter()
            .map(|side| side.as_float().expect("a number"))
            .collect();
        assert!((sides[2] - 595.0).abs() < 2.0 && (sides[3] - 842.0).abs() < 2.0, "A4 in points: {sides:?}");
    }
    let last = u32::try_from(pages.len()).expect("few");
    let text = |page: u32| -> String {
        let text = paper.extract_text(&[page]).expect("its words");
        // Fonts draw some characters as radicals, and a reader gets those.
        text.replace('⻚', "页").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for page in 1..=last {
        let foot = screen.part(&format!("第 {page} 页，共 {last} 页"));
        assert!(foot.is_within(&text(page)), "{foot} in {}", text(page));
    }
    assert!((1..=last).any(|page| text(page).contains("0060")));
}
