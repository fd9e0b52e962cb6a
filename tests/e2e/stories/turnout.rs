//! How the turnout came about, and what the percentages of a chart are of.

use crate::{
    browser::{Form, has},
    town::{Town, wait},
};
use domain::{Secrecy, Visibility};
use jiff::SignedDuration;
use juyi::route::Page;
use testkit::{Caller, PollBuilder, cast};

/// Four of two units, besides the founder; the first three vote, an hour apart.
fn voted(town: &Town, poll: &PollBuilder) -> (domain::Poll, Vec<Caller>) {
    let members = vec![
        town.member("张三", "3 号楼/2 单元/1201"),
        town.member("王芳", "3 号楼/1 单元/502"),
        town.member("赵六", "5 号楼/101"),
        town.member("陈静怡", "5 号楼/102"),
    ];
    let poll = wait(poll.opened_by(town.village.founder()));
    for voter in &members[..3] {
        town.village.pass(SignedDuration::from_hours(1));
        wait(voter.call(&cast(poll.id, &[1]))).expect("a receipt");
    }
    (poll, members)
}

#[test]
fn a_member_sees_which_units_have_voted_and_when_the_turnout_rose() {
    let town = Town::at_rest();
    let (poll, members) = voted(&town, &town.village.poll().titled("图书角"));
    let phone = town.screen_of(&members[3], Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("3 / 5 人已投，占应投 60.0%");
    phone.button("参与情况").tap();
    let sheet = phone.find("dialog", "参与情况");
    sheet.find("image", has("已投人数随时间的变化")).see();
    let table = sheet.find("table", has("已投人数随时间的变化"));
    for words in ["1 人", "2 人", "今天 19:00", "3 人", "60.0%"] {
        table.see_words(words);
    }
    let units = sheet.find("list", "按单位");
    for words in ["1 号楼", "0 / 1 人已投，占应投 0%", "3 号楼", "2 / 2 人已投，占应投 100%", "1 / 2 人已投"]
    {
        units.see_words(words);
    }
    phone.wait_until("a drawing", || {
        (phone.evaluate("document.querySelectorAll('.turnout figure svg path').length > 1") == true)
            .then_some(())
    });
}

#[test]
fn of_an_anonymous_poll_the_turnout_has_units_and_no_times() {
    let town = Town::at_rest();
    let secret = town.village.poll().secret(Secrecy::Anonymous).shown(Visibility::AfterClose).frozen();
    let (poll, members) = voted(&town, &secret);
    let phone = town.screen_of(&members[3], Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.button("参与情况").tap();
    let sheet = phone.find("dialog", "参与情况");
    sheet.see_words("匿名投票不记录投票时间");
    sheet.find("list", "按单位").see_words("2 / 2 人已投");
    assert_eq!(phone.evaluate("document.querySelectorAll('.turnout figure').length"), 0);
}

#[test]
fn those_who_have_not_voted_are_part_of_the_chart_and_the_device_remembers_how_it_is_liked() {
    let town = Town::at_rest();
    let (poll, members) = voted(&town, &town.village.poll().titled("图书角"));
    let phone = town.screen_of(&members[0], Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.button("图表").tap();
    phone.see("占应投 5 人");
    let table = phone.find("table", "“图书角”的结果图");
    for words in ["A 甲", "60.0%", "未投", "2 人", "40.0%"] {
        table.see_words(words);
    }
    phone.find("radio", "占已投").tap();
    phone.find("radio", "条形图").tap();
    table.see_words("100%");
    phone.reload();
    phone.button("图表").tap();
    for liked in ["占已投", "条形图"] {
        phone.find("radio", liked).see_state("checked");
    }
    phone.find("table", "“图书角”的结果图").see_words("100%");
}

#[test]
fn where_several_may_be_chosen_it_is_said_that_the_sum_may_pass_the_whole() {
    let town = Town::at_rest();
    let several = town.village.poll().options(&["植树", "清理河道", "图书角"]).multiple(1, 2);
    let (poll, members) = voted(&town, &several);
    let phone = town.screen_of(&members[0], Form::Phone);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("占已投 3 人；每人可选多项，合计可超过 100%");
    phone.button("图表").tap();
    phone.see("占应投 5 人；饼图各部分占全部 3 个选择");
}
