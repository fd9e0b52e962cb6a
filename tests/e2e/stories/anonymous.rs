//! An anonymous poll: said before the vote, final, without figures until the close, and then without names.

use crate::{
    browser::{Form, Screen, has},
    steps::{close_early, receipt, vote},
    town::{Town, wait},
};
use juyi::route::Page;
use testkit::{Caller, cast};

/// The least number of people who may vote anonymously, the founder among them.
fn neighbours(town: &Town) -> [Caller; 4] {
    ["王芳", "赵六", "陈静怡", "欧阳思远"].map(|name| town.member(name, "3 号楼/502"))
}

fn compose(town: &Town) -> Screen {
    let li = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&li, &Page::Compose(town.village.group_id()));
    li.find("textbox", "标题").fill("谁做楼长");
    for (option, text) in [("选项 A", "陈静怡"), ("选项 B", "欧阳思远")] {
        li.find("textbox", option).fill(text);
    }
    li.button(has("投票设置")).tap();
    let sheet = li.find("dialog", "投票设置");
    sheet.find("radio", has("对成员匿名")).tap();
    sheet.find("radio", has("对成员匿名")).see_state("checked");
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.button("发起").tap();
    li
}

#[test]
fn who_votes_anonymously_is_told_what_that_means_first_and_nobody_sees_a_choice_or_a_figure_before_the_close()
{
    let town = Town::alive();
    let neighbours = neighbours(&town);
    let li = compose(&town);
    li.see("投票已发起");
    let poll = li.url().rsplit('/').next().and_then(|id| id.parse().ok()).expect("a poll's page");

    let phone = town.screen_of(&neighbours[0], Form::Phone);
    phone.goto(&li.url());
    phone.see("对成员匿名：没有人能看到你选了什么，投出后不能修改");
    phone.see("掌握服务器数据库和日志文件的人仍可能对应出谁投了什么");
    vote(&phone, "陈静怡");
    for screen in [&phone, &li] {
        screen.see("1 / 5 人已投");
        screen.see("结果在截止后公布");
        screen.settle();
        tells_nothing(screen, &["1 票", "谁选了什么"]);
    }
    phone.reload();
    receipt(&phone).see_words("已记录");
    phone.settle();
    tells_nothing(&phone, &["陈静怡", "回执编号", "修改选择"]);

    for (voter, option) in neighbours[1..].iter().zip([1, 1, 2]) {
        wait(voter.call(&cast(poll, &[option]))).expect("a receipt");
    }
    close_early(&li, "都投了");
    for screen in [&phone, &li] {
        screen.see("A 陈静怡 胜出：3 票");
        screen.settle();
        tells_nothing(screen, &["谁选了什么", "我选的"]);
    }
}

#[track_caller]
fn tells_nothing(screen: &Screen, of: &[&str]) {
    for secret in of {
        assert!(!screen.says(secret), "{secret:?} is on the page: {}", screen.words());
    }
}

#[test]
fn four_people_cannot_vote_anonymously_and_what_was_typed_stays() {
    let town = Town::at_rest();
    for name in ["王芳", "赵六", "陈静怡"] {
        town.member(name, "3 号楼/502");
    }
    let li = compose(&town);
    li.see("匿名投票至少要有 5 人可以投，现在只有 4 人");
    li.find("textbox", "标题").see_words("谁做楼长");
}
