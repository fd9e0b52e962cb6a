//! What a poll asks: begun with a template, described, linked, and asked again.

use crate::{
    browser::{Form, has},
    steps::{receipt, vote},
    town::{Town, wait},
};
use image::{ImageFormat, Rgb, RgbImage};
use juyi::route::Page;

const DESCRIPTION: &str =
    "**三家**都看过，见[比价表](https://docs.qq.com/sheet/1)。\n\n- 含十年保养\n- <b>不含</b>电费";

#[test]
fn a_template_is_filled_in_described_and_linked_and_its_voters_read_all_of_it() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.heading("从模板开始").see();
    li.button("方案表决").tap();
    li.see("已填好模板，改成你们的内容");
    li.heading("从模板开始").see_no_more();
    li.find("textbox", "标题").fill("是否换掉旧电梯");
    li.find("textbox", "说明").fill(DESCRIPTION);
    li.button("加一个文档链接").tap();
    li.find("textbox", "文档名称").fill("答疑会");
    li.find("textbox", "链接").fill("https://meeting.tencent.com/dm/AbC");
    li.button("投票人看到的样子").tap();
    let preview = li.find("dialog", "投票人看到的样子");
    preview.see_words("腾讯会议 · meeting.tencent.com");
    preview.find("link", "比价表").see();
    preview.see_words("弃权");
    preview.button("关闭").tap();
    preview.see_no_more();
    li.button("发起").tap();
    li.see("投票已发起");

    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Group(town.village.group_id()));
    phone.link(has("是否换掉旧电梯")).tap();
    phone.find("link", "比价表").see();
    phone.see("docs.qq.com");
    phone.see("含十年保养");
    // Markup of another kind is words.
    phone.see("<b>不含</b>电费");
    assert!(!phone.says("**"), "the marks themselves are not shown");
    phone.link(has("答疑会")).see_words("腾讯会议 · meeting.tencent.com · 在新页面打开");
    phone.find("radio", "弃权").see();
    vote(&phone, "同意");
}

#[test]
fn a_poll_is_asked_again_from_its_page_and_what_was_being_written_is_not_lost_unasked() {
    let town = Town::alive();
    let poll =
        town.village.poll().titled("本周六去哪里").options(&["植树", "清理河道", "敬老院"]).multiple(1, 2);
    let poll = wait(poll.with_abstention().opened_by(town.village.founder()));
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.find("textbox", "标题").fill("还没写完");
    town.open(&li, &Page::Poll(poll.id));
    li.button("复制为新投票").tap();
    let asked = li.find("alertdialog", "换掉没写完的投票？");
    asked.button("取消").tap();
    asked.see_no_more();
    li.button("复制为新投票").tap();
    asked.button("换掉").tap();
    li.see("已复制，改好后再发起");
    li.see("选 1–2 项 · 实名");
    li.find("textbox", "标题").fill("下周六去哪里");
    li.find("textbox", "选项 B").fill("图书角");
    li.button("发起").tap();
    li.see("投票已发起");
    li.heading("下周六去哪里").see();
    for option in ["植树", "图书角", "敬老院", "弃权"] {
        li.find("checkbox", option).see();
    }
}

#[test]
fn an_option_with_words_a_link_and_a_picture_outlives_leaving_the_page_and_is_seen_by_its_voters() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("floor.png");
    RgbImage::from_pixel(640, 480, Rgb([176, 128, 84]))
        .save_with_format(&file, ImageFormat::Png)
        .expect("a file");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.find("textbox", "标题").fill("地面用什么");
    li.find("textbox", "选项 A").fill("实木地板");
    li.find("textbox", "选项 B").fill("水磨石");
    li.button("选项 A 的详情").tap();
    let sheet = li.find("dialog", "选项 A 的详情");
    sheet.find("textbox", "说明").fill("含人工");
    sheet.find("textbox", "链接").fill("https://docs.qq.com/doc/1");
    sheet.button(has("加一张图片")).choose(&file);
    sheet.button("查看图片：实木地板").see();
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.button(has("有说明 · docs.qq.com")).see();
    // Somewhere else, and back.
    town.open(&li, &Page::Me);
    li.heading("我").see();
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.see("已恢复上次没写完的内容");
    li.button(has("有说明 · docs.qq.com")).tap();
    sheet.button("查看图片：实木地板").see();
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.button("发起").tap();
    li.see("投票已发起");

    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Group(town.village.group_id()));
    phone.link(has("地面用什么")).tap();
    phone.find("radio", has("含人工")).see();
    let ballot = phone.find("group", "地面用什么");
    ballot.find("link", has("腾讯文档 · docs.qq.com")).see();
    ballot.button("查看图片：实木地板").tap();
    let whole = phone.find("dialog", "实木地板");
    whole.find("image", "实木地板").see();
    whole.button("关闭").tap();
    whole.see_no_more();
    phone.find("radio", has("实木地板")).tap();
    phone.find("radio", has("实木地板")).see_state("checked");
    phone.button("投票").tap();
    receipt(&phone).see_words("已记录");
    phone.find("region", "选项详情").button("查看图片：实木地板").see();
}

#[test]
fn a_photo_larger_than_is_taken_is_made_smaller_on_the_phone() {
    let town = Town::alive();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("noise.png");
    // Noise cannot be pressed: 2000 × 1200 pixels of it are 7 MB.
    let mut noise = 1_u32;
    let photo = RgbImage::from_fn(2000, 1200, |_, _| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = noise.to_le_bytes();
        Rgb([red, green, blue])
    });
    photo.save_with_format(&file, ImageFormat::Png).expect("a file");
    assert!(file.metadata().expect("its size").len() > domain::picture::MAX_BYTES as u64);
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.find("textbox", "选项 A").fill("实木地板");
    li.button("选项 A 的详情").tap();
    let sheet = li.find("dialog", "选项 A 的详情");
    sheet.button(has("加一张图片")).choose(&file);
    sheet.button("查看图片：实木地板").tap();
    li.find("dialog", "实木地板").find("image", "实木地板").see();
    let side = li.evaluate(
        "(whole => whole.decode().then(() => whole.naturalWidth))(document.querySelector('dialog:modal .picture-whole'))",
    );
    assert_eq!(side, domain::picture::WHOLE_SIDE);
}

#[test]
fn fifty_options_of_two_hundred_characters_in_every_script_are_read_chosen_and_counted() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let hard = ["垃圾分类亭", "𠮷野家𡈽", "😀🎉🇨🇳é", "مقترح طويل جدا", "Rindfleischetikettierung"];
    let whole = |n: usize| {
        let head = format!("提案 {n}：");
        let rest = hard[n % 5].chars().cycle().take(199 - head.chars().count());
        format!("{head}{}。", rest.collect::<String>())
    };
    let labels: Vec<String> = (1..=50).map(whole).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let asked = town.village.poll().titled("五十个提案").options(&labels).multiple(1, 50);
    let poll = wait(asked.opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    for n in [1, 2, 3, 4, 50] {
        phone.find("checkbox", has(labels[n - 1])).tap();
    }
    phone.button("投票").tap();
    receipt(&phone).see_words("已记录");
    let result = phone.find("list", "实时结果");
    for n in [1, 2, 3, 4, 50] {
        result.see_words(&format!("{}\n1 票", labels[n - 1]));
    }
    result.see_words(&format!("{}\n0 票", labels[48]));
}
