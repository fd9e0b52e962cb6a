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
        assert!(!self.wang.says("取消日程"), "it is not theirs to call off");
        self.wang.find("radio", "参加").tap();
        self.wang.find("radio", "参加").see_state("checked");
        // The organiser sees it come in.
        self.li.see("1 人");
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

#[test]
fn only_voters_are_asked_and_when_the_time_is_changed_they_are_asked_again() {
    let town = Town::alive();
    let (wang, zhao) = (town.member("王芳", "3 号楼/502"), town.member("赵六", "3 号楼/503"));
    let founder = town.village.founder();
    let poll = town.village.poll().titled("哪天大扫除").options(&["周六上午", "周日上午"]);
    let poll = wait(poll.opened_by(founder)).id;
    wait(wang.call(&cast(poll, &[1]))).expect("a receipt");
    wait(founder.call(&testkit::closing(poll))).expect("it is closed");
    let others = town.screen_of(&zhao, Form::Phone);
    let Street { town, li, wang } = Street::of(town, &wang);
    town.open(&li, &Page::Poll(poll));
    li.link(has("生成日程")).tap();
    li.find("radio", "投过票的人").tap();
    li.find("radio", "投过票的人").see_state("checked");
    li.button("建立").tap();
    li.see("日程已建立");

    town.open(&wang, &Page::Group(town.village.group_id()));
    wang.link(has(TITLE)).tap();
    wang.find("radio", "参加").tap();
    wang.find("radio", "参加").see_state("checked");
    town.open(&others, &Page::Group(town.village.group_id()));
    others.link(has(TITLE)).tap();
    others.see("这次没有邀请你，你可以看");

    li.button("修改日程").tap();
    li.see("改了时间，大家要重新回复");
    // The day stays, the hour is another.
    let set = "document.querySelectorAll('input[type=datetime-local]').forEach((field, at) => {
        field.value = field.value.slice(0, 11) + (at === 0 ? '09:30' : '11:00');
        field.dispatchEvent(new Event('input', { bubbles: true }));
    })";
    li.evaluate(set);
    li.find("textbox", "地点").fill("三号楼大厅");
    li.button("保存修改").tap();
    for screen in [&li, &wang, &others] {
        screen.see("09:30");
        screen.see("三号楼大厅");
    }
    wang.find("radio", "参加").see_state("checked=false");
}

#[test]
fn a_calendar_program_follows_by_a_link_until_it_is_switched_off() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Me);
    phone.button("生成订阅链接").tap();
    phone.see("链接只在这里显示一次");
    let start = town.url("/");
    let link = phone.wait_until("a link", || {
        let words = phone.words();
        words.split_whitespace().find(|word| word.starts_with(&start)).map(str::to_owned)
    });
    // A program, which nobody signed in.
    let path = link.strip_prefix(&town.url("")).expect("it is of this server").to_owned();
    let read = || {
        let request = http::Request::get(&path).body(Vec::new()).expect("a request");
        wait(town.village.stranger().send(request))
    };
    let file = read();
    assert_eq!(file.status(), 200);
    assert!(file.body().starts_with(b"BEGIN:VCALENDAR"));
    phone.button("停用").tap();
    phone.find("alertdialog", "停用订阅链接？").button("停用").tap();
    phone.see("订阅链接已停用");
    assert_eq!(read().status(), 404);
}
