//! An organiser reminds those who have not voted, and only they see it.

use crate::{
    browser::{Form, Screen, has},
    steps::vote,
    town::{Town, wait},
};
use juyi::route::Page;
use testkit::cast;

const TITLE: &str = "电梯更换方案";

#[test]
fn an_organiser_presses_remind_and_whoever_has_not_voted_sees_it_on_the_home() {
    let town = Town::at_rest();
    let (zhang, wang) = (town.member("张三", "3 号楼/2 单元/1201"), town.member("王芳", "3 号楼/1 单元/502"));
    let founder = town.village.founder();
    let poll = town.village.poll().titled(TITLE).options(&["维持", "更换"]);
    let poll = wait(poll.closing_in(jiff::SignedDuration::from_hours(72)).opened_by(founder)).id;
    wait(zhang.call(&cast(poll, &[2]))).expect("a receipt");

    let li = town.screen_of(founder, Form::Phone);
    town.open(&li, &Page::Poll(poll));
    li.button(has("提醒")).tap();
    let sheet = li.find("dialog", "提醒");
    sheet.see_words("2 人还没投");
    sheet.button("催一下").tap();
    li.see("已提醒 2 人");
    // The limit stands beside the button.
    li.button(has("提醒")).tap();
    li.find("dialog", "提醒").see_words("以后可以再催，还剩 2 次");

    let of_wang = town.screen_of(&wang, Form::Phone);
    town.open(&of_wang, &Page::Home);
    of_wang.see("1 个在催你");
    of_wang.link(has("枫林苑业主群")).tap();
    of_wang.see("催你投票");
    of_wang.link(has(TITLE)).tap();
    vote(&of_wang, "更换");
    is_not_reminded(&town, &of_wang);
    is_not_reminded(&town, &town.screen_of(&zhang, Form::Phone));
}

fn is_not_reminded(town: &Town, screen: &Screen) {
    town.open(screen, &Page::Home);
    screen.link(has("枫林苑业主群")).see();
    assert!(!screen.says("在催你"));
    screen.link(has("枫林苑业主群")).tap();
    screen.link(has(TITLE)).see();
    screen.see("我已投");
    assert!(!screen.says("催你投票"));
}

#[test]
fn an_address_is_given_confirmed_by_its_letter_and_taken_away() {
    let (town, mut office) = Town::mailing();
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let phone = town.screen_of(&zhang, Form::Phone);
    town.open(&phone, &Page::Me);
    phone.button(has("添加邮箱")).tap();
    let field = phone.find("textbox", "邮箱");
    field.fill("zhang at example");
    phone.button("发送确认邮件").tap();
    phone.see("请填邮箱地址");
    field.fill("zhang@example.cn");
    phone.button("发送确认邮件").tap();
    phone.see("待确认");

    let letter = wait(office.letter());
    let mail_program = Screen::new(Form::Phone);
    mail_program.goto(&town.url(&letter.link()));
    mail_program.button("确认").tap();
    mail_program.see("邮箱已确认");

    town.open(&phone, &Page::Me);
    phone.see("zhang@example.cn");
    phone.see("已确认");
    phone.button(has("删除邮箱")).tap();
    phone.find("alertdialog", "删除邮箱？").button("删除邮箱").tap();
    phone.button(has("添加邮箱")).see();
}

#[test]
fn an_organiser_plans_when_reminders_go_out_and_one_does_at_its_hour_to_whoever_has_not_voted() {
    let (town, mut office) = Town::mailing();
    let (zhang, wang) = (town.member("张三", "3 号楼/2 单元/1201"), town.member("王芳", "3 号楼/1 单元/502"));
    for (who, address) in [(&zhang, "zhang@example.cn"), (&wang, "wang@example.cn")] {
        wait(office.confirm(who, address));
    }
    let founder = town.village.founder();
    let poll = town.village.poll().titled(TITLE).closing_in(jiff::SignedDuration::from_hours(72));
    let poll = wait(poll.opened_by(founder));
    wait(zhang.call(&cast(poll.id, &[2]))).expect("a receipt");
    let li = town.screen_of(founder, Form::Phone);
    town.open(&li, &Page::Poll(poll.id));
    li.button(has("提醒")).tap();
    let planned = li.find("dialog", "提醒").find("group", "自动提醒：截止前");
    for (lead, state) in [
        ("截止前 24 小时", "checked=false"),
        ("截止前 2 小时", "checked=false"),
        ("截止前 6 小时", "checked"),
    ] {
        planned.find("checkbox", lead).tap();
        planned.find("checkbox", lead).see_state(state);
    }
    li.reload();
    li.button(has("提醒")).tap();
    let planned = li.find("dialog", "提醒").find("group", "自动提醒：截止前");
    planned.find("checkbox", "截止前 6 小时").see_state("checked");
    planned.find("checkbox", "截止前 24 小时").see_state("checked=false");

    town.village.set_clock(poll.deadline - jiff::SignedDuration::from_hours(6));
    assert_eq!(wait(office.letter()).to, ["wang@example.cn"], "and to nobody who has voted");
    let of_wang = town.screen_of(&wang, Form::Phone);
    town.open(&of_wang, &Page::Home);
    of_wang.see("1 个在催你");
    li.reload();
    li.button(has("提醒")).tap();
    li.find("dialog", "提醒").see_words("当时 2 人还没投");
}
