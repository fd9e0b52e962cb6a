//! From an organiser's link to the outcome on three screens, as people walk it.

use crate::{
    browser::{Form, Screen, has},
    steps::{receipt, vote},
    town::{Town, wait},
};
use domain::{GroupId, Poll};
use jiff::SignedDuration;
use juyi::route::Page;
use testkit::PollBuilder;

const GROUP: &str = "三号楼";

/// The organiser's phone, the wall in the lobby, a member's phone.
struct Street {
    town: Town,
    li: Screen,
    wall: Screen,
    wang: Screen,
}

#[test]
fn two_phones_and_a_wall_walk_the_whole_road() {
    let street =
        Street { town: Town::alive(), li: Screen::phone(), wall: Screen::wall(), wang: Screen::phone() };
    street.the_organiser_signs_in_by_a_link_that_opening_does_not_use_up();
    street.a_group_is_made();
    let invitation = street.an_invitation_is_made();
    street.a_second_person_joins(&invitation);
    street.the_wall_is_set_up();
    street.a_poll_is_composed_and_opened();
    street.both_vote_and_all_three_see_it();
    street.a_ballot_is_changed();
    street.everybody_sees_who_chose_what();
    street.it_is_withdrawn_with_a_reason();
    street.another_closes_by_itself_on_all_three_screens();
    street.the_invitation_is_revoked(&invitation);
    street.a_member_is_removed_and_told_so();
}

impl Street {
    fn the_organiser_signs_in_by_a_link_that_opening_does_not_use_up(&self) {
        let link = self.town.url(&wait(self.town.village.sign_in_page(self.town.village.founder())));
        // A messenger looks at links that are sent through it.
        let messenger = Screen::desktop();
        messenger.goto(&link);
        messenger.button("登录").see();
        assert!(!messenger.says("李明"), "a link says nothing of whose it is");

        self.li.goto(&link);
        self.li.button("登录").tap();
        self.li.see("李明，欢迎回来");
        self.li.heading("我的群").see();
        // The tap has used it up.
        messenger.button("登录").tap();
        messenger.see("登录链接已经用过");
    }

    fn a_group_is_made(&self) {
        self.li.link("新建群").tap();
        self.li.find("textbox", "群名称").fill(GROUP);
        self.li.button("创建").tap();
        self.li.heading(GROUP).see();
        self.li.see("群已建好");
        self.li.see("1 名成员");
        self.li.see("这里会出现大家的投票");
    }

    fn an_invitation_is_made(&self) -> String {
        self.li.link("邀请成员").tap();
        self.li.button("生成邀请").tap();
        self.li.find("image", "扫码加入 三号楼").see();
        let link = shown_link(&self.li, "/join/");
        self.li.see("不限人数");
        link
    }

    fn a_second_person_joins(&self, invitation: &str) {
        self.wang.goto(invitation);
        self.wang.heading(GROUP).see();
        self.wang.see("李明 邀请你加入");
        self.wang.see("群成员能看到你的姓名和单位");
        self.wang.button("加入").tap();
        self.wang.find("textbox", "姓名").see_state("invalid");
        self.wang.find("textbox", "姓名").fill("王芳");
        self.wang.find("textbox", "部门或房号").fill("3 号楼/1 单元/502");
        self.wang.button("加入").tap();
        self.wang.see("欢迎加入 三号楼");
        self.wang.see("2 名成员");
        // The organiser still looks at the invitation.
        self.li.see("已加入 1 人");
    }

    fn the_wall_is_set_up(&self) {
        self.up(&self.li, GROUP);
        self.li.link("设置").tap();
        self.li.button("添加大屏").tap();
        let sheet = self.li.find("dialog", "添加大屏");
        sheet.find("textbox", "屏幕放在哪里").fill("大堂");
        sheet.button("添加大屏").tap();
        sheet.see_no_more();
        self.wall.goto(&shown_link(&self.li, "/kiosk/"));
        self.wall.see("还没有投票");
        self.wall.find("image", "用手机扫码加入").see();
        assert!(!self.wall.url().contains("/kiosk/"), "the token is no longer in the address");
        self.up(&self.li, GROUP);
    }

    fn a_poll_is_composed_and_opened(&self) {
        self.li.button("发起投票").tap();
        self.li.find("textbox", "标题").fill("电梯广告收入怎么用");
        for (option, text) in [("选项 A", "维修基金"), ("选项 B", "节日活动"), ("选项 C", "买健身器材")]
        {
            self.li.find("textbox", option).fill(text);
        }
        self.li.button(has("投票设置")).tap();
        let sheet = self.li.find("dialog", "投票设置");
        sheet.find("radio", "1 小时后").tap();
        sheet.find("radio", "1 小时后").see_state("checked");
        sheet.button("完成").tap();
        sheet.see_no_more();
        self.li.button("发起").tap();
        self.li.see("投票已发起");
        self.li.heading("电梯广告收入怎么用").see();
        // On the other screens it appears by itself.
        self.wall.heading("电梯广告收入怎么用").see();
        self.wall.see("0 / 2 人已投");
        self.wang.link(has("电梯广告收入怎么用")).tap();
        self.wang.heading("电梯广告收入怎么用").see();
        self.wang.see("实名：所有成员能看到你的选择");
    }

    fn both_vote_and_all_three_see_it(&self) {
        self.wang.button("投票").see_state("disabled");
        self.wang.see("先选一项");
        vote(&self.wang, "维修基金");
        self.all_see("1 / 2 人");
        vote(&self.li, "节日活动");
        self.all_see("2 / 2 人");
        for screen in [&self.li, &self.wang] {
            screen.find("list", "实时结果").see_words("50.0%");
        }
    }

    fn a_ballot_is_changed(&self) {
        self.li.button("修改选择").tap();
        self.li.find("radio", "维修基金").tap();
        self.li.button("提交修改").tap();
        receipt(&self.li).see_words("第 2 次提交");
        for screen in [&self.li, &self.wang, &self.wall] {
            screen.see("2 票");
        }
    }

    fn everybody_sees_who_chose_what(&self) {
        self.wang.button(has("谁选了什么")).tap();
        self.wang.button(has("维修基金")).tap();
        let sheet = self.wang.find("dialog", "选了 A 维修基金 的人");
        sheet.see_words("李明");
        sheet.see_words("王芳");
        sheet.button("关闭").tap();
        sheet.see_no_more();
        self.wang.see("所有人都投了");
    }

    fn it_is_withdrawn_with_a_reason(&self) {
        self.li.button("撤回投票").tap();
        let sheet = self.li.find("dialog", "撤回这个投票？");
        sheet.button("撤回投票").tap();
        sheet.see_words("不能为空");
        sheet.find("textbox", "撤回原因").fill("选项写错了");
        sheet.button("撤回投票").tap();
        for screen in [&self.li, &self.wang] {
            screen.see("这个投票已撤回");
            screen.see("选项写错了");
            screen.button("修改选择").see_no_more();
        }
        self.wall.see("还没有投票");
    }

    /// A short one, composed by a program: the page offers no time so near.
    fn another_closes_by_itself_on_all_three_screens(&self) {
        let poll = self.short_poll("几点锁大门");
        self.wall.heading("几点锁大门").see();
        self.town.open(&self.wang, &Page::Poll(poll.id));
        self.town.open(&self.li, &Page::Poll(poll.id));
        vote(&self.wang, "十点");
        self.li.button("1 人还没投").tap();
        let sheet = self.li.find("dialog", "1 人还没投");
        sheet.see_words("李明");
        sheet.button("关闭").tap();
        self.all_see("A 十点 胜出：1 票，占已投 100%");
        self.all_see("已截止");
        for screen in [&self.li, &self.wang] {
            screen.button("投票").see_no_more();
            screen.see("1 人没有投");
        }
        let refused = wait(self.town.village.founder().refused(&testkit::cast(poll.id, &[2])));
        assert_eq!(refused.code, api::Code::Refused);
    }

    fn the_invitation_is_revoked(&self, invitation: &str) {
        self.town.open(&self.li, &Page::Invite(self.group_id()));
        // Above it stands the one that came with the wall.
        self.li.button("撤销").last().tap();
        let asks = self.li.find("alertdialog", "撤销这个邀请？");
        asks.button("撤销").tap();
        self.li.see("邀请已撤销");
        let late = Screen::new(Form::Phone);
        late.goto(invitation);
        late.see("这个邀请不能用了");
        late.see("邀请已被撤销");
        assert!(!late.shows("button", "加入"));
    }

    fn a_member_is_removed_and_told_so(&self) {
        let group_id = self.group_id();
        self.town.open(&self.wang, &Page::Group(group_id));
        self.wang.heading(GROUP).see();
        self.town.open(&self.li, &Page::Members(group_id));
        self.li.button(has("王芳")).tap();
        self.li.find("dialog", "王芳").button("移出群").tap();
        self.li.find("alertdialog", "把 王芳 移出群？").button("移出群").tap();
        self.li.see("王芳 已移出群");
        self.wang.see("你已不在这个群");
        self.wang.reload();
        self.wang.see("没有找到，或者不对你开放");
    }

    fn all_see(&self, words: &str) {
        for screen in [&self.li, &self.wang, &self.wall] {
            screen.see(words);
        }
    }

    fn up(&self, screen: &Screen, to: &str) {
        screen.link(to).tap();
        screen.heading(to).see();
    }

    fn group_id(&self) -> GroupId {
        let me = wait(self.town.village.founder().call(&api::me::GetMe {})).expect("the organiser");
        let mine = me.groups.iter().find(|mine| mine.group.name.as_str() == GROUP);
        mine.expect("the group").group.id
    }

    fn short_poll(&self, title: &str) -> Poll {
        let poll = PollBuilder::new(self.group_id(), self.town.village.now()).titled(title);
        let poll = poll.options(&["十点", "十一点"]).closing_in(SignedDuration::from_secs(15));
        wait(poll.opened_by(self.town.village.founder()))
    }
}

/// A link that stands on the page to be copied.
#[track_caller]
fn shown_link(screen: &Screen, part: &str) -> String {
    screen.wait_until(&format!("a link with {part}"), || {
        let words = screen.words();
        words
            .split_whitespace()
            .find(|word| word.starts_with("http") && word.contains(part))
            .map(str::to_owned)
    })
}
