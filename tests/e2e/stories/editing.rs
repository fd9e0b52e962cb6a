//! A question is edited after it was opened: whoever is filling in the form is shown the new edition and loses nothing, and
//! whoever has voted is asked to confirm.

use crate::{
    browser::{Form, Screen, has},
    steps::receipt,
    town::{Town, wait},
};
use domain::Poll;
use juyi::route::Page;
use testkit::cast;

const OPTIONS: [&str; 3] = ["植树", "清理河道", "敬老院"];

/// The organiser, one who has voted, and one who is about to, each with a phone.
struct Street {
    town: Town,
    poll: Poll,
    li: Screen,
    wang: Screen,
    zhang: Screen,
}

#[test]
fn an_option_edited_while_one_fills_in_the_form_is_shown_and_the_marks_stay_and_one_who_voted_confirms() {
    let town = Town::at_rest();
    let (zhang, wang) = (town.member("张三", "3 号楼/1201"), town.member("王芳", "3 号楼/502"));
    let asked = town.village.poll().titled("周六的志愿活动去哪里").options(&OPTIONS).multiple(1, 3);
    let poll = wait(asked.opened_by(town.village.founder()));
    wait(zhang.call(&cast(poll.id, &[1]))).expect("a receipt");
    let li = town.screen_of(town.village.founder(), Form::Phone);
    let (wang, zhang) = (town.screen_of(&wang, Form::Phone), town.screen_of(&zhang, Form::Phone));
    let street = Street { town, poll, li, wang, zhang };
    street.one_has_voted_and_another_is_marking();
    street.the_organiser_says_an_option_otherwise_and_withdraws_another();
    street.the_voter_sees_the_new_edition_with_their_marks_and_casts_it();
    street.one_who_has_voted_reads_what_changed_and_confirms();
    street.the_withdrawn_option_is_marked_and_cannot_be_chosen();
}

impl Street {
    fn one_has_voted_and_another_is_marking(&self) {
        self.town.open(&self.zhang, &Page::Poll(self.poll.id));
        receipt(&self.zhang).see_words("已记录");
        self.town.open(&self.wang, &Page::Poll(self.poll.id));
        for option in ["清理河道", "敬老院"] {
            self.wang.find("checkbox", option).tap();
            self.wang.find("checkbox", option).see_state("checked");
        }
    }

    fn the_organiser_says_an_option_otherwise_and_withdraws_another(&self) {
        let li = &self.li;
        self.town.open(li, &Page::Poll(self.poll.id));
        li.find("link", has("修改")).tap();
        li.see("1 人已投票");
        li.find("textbox", "选项 B").fill("清理河道（自带雨靴）");
        li.button("撤下选项 C").tap();
        li.see("撤下后不能再选，已投的票照常计入");
        li.button("发布第 2 版").tap();
        li.see("不能为空");
        li.find("textbox", "修改的原因").fill("敬老院这周不接待");
        li.see_no_more("不能为空");
        // Whoever leaves and returns has lost nothing, the reason included.
        li.reload();
        li.button("发布第 2 版").tap();
        li.see("题目的改动");
        li.see("1 人投的是更早的版");
        li.button(has("谁选了什么")).tap();
        li.button(has("所有投票的人")).tap();
        li.see("3 号楼 / 1201 · 投的是第 1 版，没有再确认");
        li.button("关闭").tap();
    }

    fn the_voter_sees_the_new_edition_with_their_marks_and_casts_it(&self) {
        let wang = &self.wang;
        wang.see("题目刚改为第 2 版");
        wang.find("checkbox", has("清理河道（自带雨靴）")).see_state("checked");
        wang.button("投票").tap();
        receipt(wang).see_words("清理河道（自带雨靴）");
        receipt(wang).see_words("已记录");
    }

    fn one_who_has_voted_reads_what_changed_and_confirms(&self) {
        let zhang = &self.zhang;
        zhang.see("题目在你投票后改过（第 2 版）");
        let mine = receipt(zhang);
        mine.see_words("清理河道（自带雨靴）");
        mine.see_words("撤下选项 C");
        mine.button("确认不变").tap();
        receipt(zhang).see_words("第 2 次提交");
        zhang.see_no_more("题目在你投票后改过（第 2 版）");
        zhang.see("敬老院这周不接待");
        self.li.see("投过的人都已按这一版确认");
    }

    fn the_withdrawn_option_is_marked_and_cannot_be_chosen(&self) {
        let wang = &self.wang;
        wang.button("修改选择").tap();
        wang.find("checkbox", has("已撤下")).tap();
        wang.see("还没有改动");
    }
}

#[test]
fn a_ballot_that_left_before_the_new_edition_came_back_is_shown_it_with_the_marks_and_one_tap_casts_it() {
    let town = Town::at_rest();
    let wang = town.member("王芳", "3 号楼/502");
    let poll = wait(town.village.poll().options(&OPTIONS).opened_by(town.village.founder()));
    let phone = town.screen_of(&wang, Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.find("radio", "敬老院").tap();
    phone.find("radio", "敬老院").see_state("checked");
    phone.go_offline();
    phone.button("投票").tap();
    receipt(&phone).see_words("待发送");
    let draft = town.village.poll().options(&["植树", "清理河道", "敬老院（周日）"]).draft();
    wait(town.village.founder().call(&testkit::editing(poll.id, draft))).expect("it is edited");
    phone.go_online();
    phone.see("题目刚改为第 2 版");
    phone.find("radio", "敬老院（周日）").see_state("checked");
    phone.button("投票").tap();
    receipt(&phone).see_words("敬老院（周日）");
    receipt(&phone).see_words("已记录");
}

#[test]
fn once_somebody_has_voted_names_and_results_may_be_hidden_but_not_shown_again() {
    let town = Town::at_rest();
    let (zhang, wang) = (town.member("张三", "3 号楼/1201"), town.member("王芳", "3 号楼/502"));
    let poll = wait(town.village.poll().options(&OPTIONS).opened_by(town.village.founder()));
    wait(zhang.call(&cast(poll.id, &[1]))).expect("a receipt");
    let (li, wang) =
        (town.screen_of(town.village.founder(), Form::Phone), town.screen_of(&wang, Form::Phone));
    town.open(&wang, &Page::Poll(poll.id));
    wang.find("list", "实时结果").see_words("1 票");
    town.open(&li, &Page::Poll(poll.id));
    li.find("link", has("修改")).tap();
    li.button(has("投票设置")).tap();
    let sheet = li.find("dialog", "投票设置");
    sheet.see_words("已有人投票，只能改得更严");
    for choice in ["仅管理员可见", "截止之后"] {
        sheet.find("radio", choice).tap();
        sheet.find("radio", choice).see_state("checked");
    }
    sheet.button("完成").tap();
    sheet.see_no_more();
    li.find("textbox", "修改的原因").fill("有人不想公开");
    li.button("发布第 2 版").tap();
    li.see("题目的改动");
    wang.see("实名：只有管理员能看到你的选择");
    wang.find("list", "实时结果").see_no_more();

    li.find("link", has("修改")).tap();
    li.button(has("投票设置")).tap();
    let sheet = li.find("dialog", "投票设置");
    for choice in ["实名", "随时", "自己投完之后"] {
        sheet.find("radio", choice).see_no_more();
    }
}
