//! Somebody who uses no pointer.

use crate::{
    browser::Form,
    steps::receipt,
    town::{Town, wait},
};
use juyi::route::Page;

#[test]
fn one_votes_changes_the_vote_and_looks_at_names_by_keyboard_alone() {
    let town = Town::alive();
    let poll = town.village.poll().titled("绿化带").options(&["种树", "种花", "停车"]);
    wait(poll.opened_by(town.village.founder()));
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let desk = town.screen_of(&zhang, Form::Desktop);
    desk.without_pointer();
    town.open(&desk, &Page::Group(town.village.group_id()));

    // From the feed into the poll; its heading has the focus.
    let card = desk.link(crate::browser::has("绿化带")).node().name;
    desk.tab_to("link", &card);
    desk.press("Enter");
    desk.heading("绿化带").see_state("focused");

    // Radios are one stop, moved among by arrows.
    desk.tab_to("radio", "种树");
    desk.press("Space");
    desk.find("radio", "种树").see_state("checked");
    desk.press("ArrowDown");
    desk.find("radio", "种花").see_state("checked");
    desk.tab_to("button", "投票");
    desk.press("Enter");
    receipt(&desk).see_words("已记录");
    receipt(&desk).see_words("种花");

    desk.tab_to("button", "修改选择");
    desk.press("Enter");
    desk.tab_to("radio", "种花 我选的");
    desk.press("ArrowDown");
    desk.find("radio", "停车").see_state("checked");
    desk.tab_to("button", "提交修改");
    desk.press("Enter");
    receipt(&desk).see_words("停车");
    receipt(&desk).see_words("第 2 次提交");

    // A sheet holds the focus, and gives it back.
    desk.tab_to("button", "1 人还没投");
    desk.press("Enter");
    let sheet = desk.find("dialog", "1 人还没投");
    sheet.see_words("李明");
    for _ in 0..4 {
        desk.press("Tab");
        let inside = desk.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')",
        );
        assert_eq!(inside, true, "the focus left the sheet: {}", desk.focus());
    }
    desk.press("Escape");
    sheet.see_no_more();
    desk.button("1 人还没投").see_state("focused");
}
