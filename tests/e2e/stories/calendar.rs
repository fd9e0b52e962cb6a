//! From outcome to calendar: the organiser makes the event in one tap, and the others say whether they come.

use crate::{
    browser::{Form, Screen, has},
    town::{Town, wait},
};
use juyi::route::Page;
use testkit::{Caller, cast};

const TITLE: &str = "哪天大扫除：周六上午";

/// A poll that is decided, with its organiser and somebody who voted, each with a phone.
struct Street {
    town: Town,
    li: Screen,
    wang: Screen,
}

impl Street {
    fn of(town: Town, wang: &Caller) -> Self {
        let li = town.screen_of(town.village.founder(), Form::Phone);
        let wang = town.screen_of(wang, Form::Phone);
        Self { town, li, wang }
    }
}

#[test]
fn an_outcome_becomes_an_event_in_one_tap_and_a_member_accepts() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let founder = town.village.founder();
    let poll = town.village.poll().titled("哪天大扫除").options(&["周六上午", "周日上午"]);
    let poll = wait(poll.opened_by(founder)).id;
    wait(wang.call(&cast(poll, &[1]))).expect("a receipt");
    wait(founder.call(&testkit::closing(poll))).expect("it is closed");
    let street = Street::of(town, &wang);
    street.town.open(&street.li, &Page::Poll(poll));
    street.it_is_made_in_one_tap();
    street.a_member_finds_it_and_accepts();
    street.it_is_called_off_and_everybody_reads_why();
}

impl Street {
    fn it_is_made_in_one_tap(&self) {
        self.li.link(has("生成日程")).tap();
        self.li.heading("新建日程").see();
        // Everything is filled in.
        self.li.button("建立").tap();
        self.li.see("日程已建立");
        self.li.heading(TITLE).see();
        self.li.see("14:00");
        self.li.link(has("来自投票")).tap();
        // What came of the poll stands on it, and is not made twice.
        self.li.link(has(TITLE)).see();
        assert!(!self.li.shows("link", has("生成日程")));
        self.li.link(has(TITLE)).tap();
        self.li.heading(TITLE).see();
    }

    fn a_member_finds_it_and_accepts(&self) {
        self.town.open(&self.wang, &Page::Group(self.town.village.group_id()));
        self.wang.see("接下来");
        self.wang.link(has(TITLE)).tap();
        self.wang.heading(TITLE).see();
        assert!(!self.wang.words().contains("取消日程"), "it is not theirs to call off");
        self.wang.find("radio", "参加").tap();
        self.wang.find("radio", "参加").see_state("checked");
        // The organiser sees it come in.
        self.li.wait_until("one comes", || self.li.words().contains("1 人").then_some(()));
        self.li.button(has("未回复")).tap();
        let sheet = self.li.find("dialog", "未回复");
        sheet.see_words("李明");
        sheet.button("关闭").tap();
        sheet.see_no_more();
    }

    fn it_is_called_off_and_everybody_reads_why(&self) {
        self.li.button("取消日程").tap();
        let sheet = self.li.find("dialog", "取消这个日程？");
        sheet.button("取消日程").tap();
        sheet.see_words("不能为空");
        sheet.find("textbox", "取消原因").fill("下大雨");
        sheet.button("取消日程").tap();
        for screen in [&self.li, &self.wang] {
            screen.see("这个日程已取消");
            screen.see("下大雨");
            screen.find("radio", "参加").see_no_more();
        }
        self.town.open(&self.wang, &Page::Group(self.town.village.group_id()));
        self.wang.link("日程").tap();
        self.wang.heading("日程").see();
    }
}
