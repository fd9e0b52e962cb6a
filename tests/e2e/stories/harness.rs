//! That the harness sees what people see: a story is worth as much as that.

use crate::browser::{Screen, has};
use std::panic::{AssertUnwindSafe, catch_unwind};

const PAGE: &str = "data:text/html,<meta charset=utf-8><meta name=viewport content='width=device-width'><main>\
    <h1>午餐</h1><label>要<input type=radio name=a></label><label>不要<input type=radio name=a></label>\
    <label for=n>姓名</label><input id=n>\
    <button onclick='document.querySelector(\"output\").textContent=\"1 票\"'>投汤</button>\
    <button style='display:none'>藏</button><p hidden>看不见</p><p class=visually-hidden>只听得见</p>\
    <output>0 票</output></main>";

#[test]
fn people_find_things_by_role_and_name_and_see_what_is_drawn() {
    let phone = Screen::phone();
    phone.goto(PAGE);
    phone.heading("午餐").see_state("level=1");
    phone.button("投汤").tap();
    phone.see("1 票");
    phone.find("radio", "不要").tap();
    phone.find("radio", "不要").see_state("checked");
    phone.find("textbox", "姓名").fill("阿卜杜勒·麦麦提");
    phone.find("textbox", has("姓")).fill("李");
    assert_eq!(phone.find("textbox", "姓名").node().value, "李");
    assert!(!phone.shows("button", "藏"));
    assert!(!phone.words().contains("看不见"));
}

#[test]
fn the_keyboard_reaches_what_the_pointer_does() {
    let desk = Screen::desktop();
    desk.goto(PAGE);
    desk.without_pointer();
    assert_eq!(desk.tab_to("textbox", "姓名").len(), 2);
    desk.type_text("王");
    desk.press("Shift+Tab");
    desk.press("Space");
    desk.find("radio", "要").see_state("checked");
    desk.press("ArrowDown");
    desk.find("radio", "不要").see_state("checked");
    desk.tab_to("button", "投汤");
    desk.press("Enter");
    desk.see("1 票");
    assert!(catch_unwind(AssertUnwindSafe(|| desk.button("投汤").tap())).is_err(), "the pointer is put away");
}

#[test]
fn an_error_of_a_script_is_not_passed_over() {
    let desk = Screen::desktop();
    desk.goto("data:text/html,<script>console.error('oh')</script><script>nobody()</script>");
    desk.wait_until("two errors", || (desk.troubles().len() == 2).then_some(()));
    desk.forgive("console.error: oh");
    desk.forgive("nobody is not defined");
}
