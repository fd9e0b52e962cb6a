//! Signing up: one after the other, up to a limit, and room for others where somebody does not come.

use crate::{
    browser::{Form, Screen, has},
    steps::receipt,
    town::{Town, wait},
};
use api::{kiosks::CreateKiosk, polls::CastBallot};
use juyi::route::Page;
use serde_json::json;
use testkit::{cast, coming};

/// What stands in the field for a note.
fn typed(screen: &Screen) -> serde_json::Value {
    screen.evaluate("document.getElementById('sign-up-note').value")
}

#[test]
fn people_sign_up_until_it_is_full_and_one_who_does_not_come_makes_room() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Group(town.village.group_id()));
    li.button("发起投票").tap();
    li.button("报名接龙").tap();
    li.find("textbox", "标题").fill("周六爬山");
    li.find("textbox", "名额").fill("3");
    li.button("投票人看到的样子").tap();
    let preview = li.find("dialog", "投票人看到的样子");
    preview.find("group", "几位").see();
    preview.see_words("报名接龙，名额 3 位");
    preview.button("关闭").tap();
    preview.see_no_more();
    li.button("发起").tap();
    li.see("投票已发起");
    li.see("名额 3 位，还剩 3 位");

    let phone = town.screen_of(&wang, Form::Phone);
    phone.goto(&li.url());
    phone.see("还没有人报名");
    phone.find("group", "几位").button("加一位").tap();
    phone.find("textbox", "备注").fill("带孩子");
    phone.button("报名").tap();
    receipt(&phone).see_words("你是第 1 位");
    receipt(&phone).see_words("2 位");
    for screen in [&phone, &li] {
        screen.find("region", "报名名单").see_words("王芳");
        screen.find("region", "报名名单").see_words("带孩子");
        screen.find("list", "实时结果").see_words("1 人 · 2 位");
    }

    // Two are too many for the one place that is left, and nothing that was typed is lost.
    let other = town.screen_of(&zhao, Form::Phone);
    other.goto(&li.url());
    other.find("textbox", "备注").fill("素食");
    other.find("group", "几位").button("加一位").tap();
    other.see("只剩 1 个名额");
    other.button("报名").see_state("disabled");
    assert_eq!(typed(&other), json!("素食"));
    other.find("group", "几位").button("减一位").tap();
    other.button("报名").tap();
    receipt(&other).see_words("你是第 2 位");
    li.see("已满");
    li.see("名额已满");
    li.button("报名").see_state("disabled");

    phone.button("不参加").tap();
    let asked = phone.find("alertdialog", "不参加了？");
    asked.see_words("再报名要排到最后");
    asked.button("不参加").tap();
    receipt(&phone).see_words("不参加");
    receipt(&other).see_words("你是第 1 位");
    li.see("名额 3 位，还剩 2 位");
    li.button("报名").tap();
    receipt(&li).see_words("你是第 2 位");
    phone.button("报名").tap();
    phone.button("报名").tap();
    receipt(&phone).see_words("你是第 3 位");
    receipt(&phone).button("修改").tap();
    phone.find("textbox", "备注").fill("一个人来");
    phone.button("提交修改").tap();
    receipt(&phone).see_words("一个人来");
    receipt(&phone).see_words("你是第 3 位");
}

#[test]
fn one_who_comes_too_late_is_told_so_and_finds_what_they_typed_again() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let poll = town.village.poll().titled("周六爬山").sign_up(Some(2), 2);
    let poll = wait(poll.opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.find("textbox", "备注").fill("带孩子");
    phone.find("group", "几位").button("加一位").tap();
    phone.go_offline();
    phone.button("报名").tap();
    receipt(&phone).see_words("待发送");
    let line = CastBallot { selection: coming(1, ""), ..cast(poll.id, &[]) };
    wait(zhao.call(&line)).expect("there is room");
    phone.go_online();
    receipt(&phone).see_words("未计入");
    receipt(&phone).see_words("只剩 1 个名额");
    receipt(&phone).see_words("带孩子");
    phone.button("重新选择").tap();
    assert_eq!(typed(&phone), json!("带孩子"));
    phone.find("group", "几位").button("减一位").tap();
    phone.button("报名").tap();
    receipt(&phone).see_words("你是第 2 位");
}

#[test]
fn the_wall_says_who_comes_as_they_sign_up() {
    let town = Town::at_rest();
    let (village, founder) = (&town.village, town.village.founder());
    let wang = town.member("王芳", "3 号楼/502");
    let poll = wait(village.poll().titled("周六爬山").sign_up(Some(20), 3).opened_by(founder));
    wait(founder.call(&CastBallot { selection: coming(1, ""), ..cast(poll.id, &[]) }))
        .expect("there is room");
    let label = "大堂".parse().expect("a label");
    let create = CreateKiosk { group_id: village.group_id(), label, invite: false };
    let wall = Screen::wall();
    wall.goto(&town.url(&wait(founder.call(&create)).expect("a kiosk").path));
    wall.see("1 / 2 人已回复");
    wall.see("扫码报名");
    assert!(!wall.says("王芳"));
    let line = CastBallot { selection: coming(2, "带孩子"), ..cast(poll.id, &[]) };
    wait(wang.call(&line)).expect("there is room");
    wall.see("2 / 2 人已回复");
    wall.find("region", "报名名单").see_words("王芳");
    wall.find("region", "报名名单").see_words("3 位");
    assert!(!wall.says("带孩子"), "a note is for those who were told who reads it");
}

#[test]
fn a_note_that_is_too_long_is_said_at_its_field_and_nothing_is_cut() {
    let town = Town::at_rest();
    let wang = town.member("王芳", "3 号楼/502");
    let poll =
        wait(town.village.poll().titled("周六爬山").sign_up(None, 1).opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    let long = "长".repeat(61);
    phone.find("textbox", "备注").fill(&long);
    phone.see("最多 60 个字");
    phone.button("报名").see_state("disabled");
    assert_eq!(typed(&phone), json!(long));
    assert!(!phone.shows("group", "几位"), "where everybody comes alone there is nothing to count");
    phone.find("textbox", "备注").fill("一个人来");
    phone.button("报名").tap();
    receipt(&phone).see_words("一个人来");
}

#[test]
fn whoever_may_not_see_the_names_sees_their_own_place_and_no_note() {
    let town = Town::at_rest();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let poll = town.village.poll().titled("体检").sign_up(None, 1).secret(domain::Secrecy::RealNameToAdmins);
    let poll = wait(poll.opened_by(town.village.founder()));
    let line = |note: &str| CastBallot { selection: coming(1, note), ..cast(poll.id, &[]) };
    wait(zhao.call(&line("空腹"))).expect("there is room");
    wait(wang.call(&line(""))).expect("there is room");
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    receipt(&phone).see_words("你是第 2 位");
    phone.see("只有管理员能看到名单");
    assert!(!phone.says("空腹") && !phone.says("赵六"));
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Poll(poll.id));
    li.find("region", "报名名单").see_words("空腹");
    li.find("region", "报名名单").button(has("复制接龙")).see();
}
