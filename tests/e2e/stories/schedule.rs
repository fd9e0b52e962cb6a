//! The time of a poll: it opens by itself, is extended and closed early, and everybody reads why.

use crate::{
    browser::{Form, Screen, has},
    steps::{close_early, vote},
    town::{Town, wait},
};
use api::{
    bounded::PageLimit,
    polls::{ListPolls, SchedulePoll},
};
use jiff::SignedDuration;
use juyi::route::Page;

const TITLE: &str = "业委会换届选举";

/// The organiser and a member, each with a phone.
struct Street {
    town: Town,
    li: Screen,
    wang: Screen,
}

#[test]
fn a_poll_opens_by_itself_is_extended_and_closed_early_and_a_member_reads_why() {
    let town = Town::alive();
    let wang = town.member("王芳", "3 号楼/502");
    let (li, wang) =
        (town.screen_of(town.village.founder(), Form::Phone), town.screen_of(&wang, Form::Phone));
    let street = Street { town, li, wang };
    street.it_is_composed_to_open_later();
    street.a_member_sees_when_and_cannot_vote();
    street.it_opens_on_the_others_screen();
    street.it_is_extended_and_the_member_reads_why();
    street.it_is_closed_early_and_the_member_reads_why();
}

impl Street {
    fn it_is_composed_to_open_later(&self) {
        let li = &self.li;
        self.town.open(li, &Page::Compose(self.town.village.group_id()));
        li.find("textbox", "标题").fill(TITLE);
        for (option, text) in [("选项 A", "陈静怡"), ("选项 B", "欧阳思远")] {
            li.find("textbox", option).fill(text);
        }
        li.button(has("投票设置")).tap();
        let sheet = li.find("dialog", "投票设置");
        sheet.find("switch", has("定时开始")).tap();
        // Filled in with an hour from now, in the zone of the device.
        sheet.see_words("开始时间");
        sheet.find("radio", "一周后").tap();
        sheet.button("完成").tap();
        sheet.see_no_more();
        li.button("发起").tap();
        li.see("已定时，到时间自动开始");
        li.see("定时开始");
    }

    fn a_member_sees_when_and_cannot_vote(&self) {
        self.town.open(&self.wang, &Page::Group(self.town.village.group_id()));
        self.wang.link(has(TITLE)).see_words("定时开始");
        self.wang.link(has(TITLE)).tap();
        self.wang.heading(TITLE).see();
        self.wang.see("开始 · ");
        assert!(!self.wang.shows("button", "投票"), "it is only looked at");
    }

    fn it_opens_on_the_others_screen(&self) {
        // A field says minutes; nobody waits so long here.
        let (village, limit) = (&self.town.village, PageLimit::default());
        let list = ListPolls { group_id: village.group_id(), after: None, limit };
        let polls = wait(village.founder().call(&list)).expect("the polls");
        let opens = village.now() + SignedDuration::from_secs(3);
        let schedule = SchedulePoll { poll_id: polls.items[0].poll.id, opens };
        wait(village.founder().call(&schedule)).expect("another instant");
        self.wang.find("radio", "陈静怡").see();
        vote(&self.wang, "陈静怡");
    }

    fn it_is_extended_and_the_member_reads_why(&self) {
        self.li.button("延长").tap();
        let sheet = self.li.find("dialog", "延长截止时间");
        sheet.button("延长").tap();
        sheet.see_words("不能为空");
        sheet.find("textbox", "延长的原因").fill("等外出的同事回来");
        sheet.button("延长").tap();
        self.wang.see("李明 延长了截止时间：等外出的同事回来");
        self.wang.see("变更记录");
        self.wang.see("截止时间从");
    }

    fn it_is_closed_early_and_the_member_reads_why(&self) {
        close_early(&self.li, "人都投完了");
        self.wang.see("李明 提前截止：人都投完了");
        self.wang.see("A 陈静怡 胜出：1 票");
    }
}
