//! Two languages, a title for each page, and a word for those whose browser is too old.

use crate::{
    browser::{Form, Look, Screen, has},
    estate::{Estate, WRITTEN},
    pages::{Language, SCENES},
    town::Town,
};
use juyi::route::Page;

#[test]
fn once_english_is_chosen_no_page_says_a_word_in_chinese_but_what_people_wrote() {
    let estate = Estate::build();
    let mut left = Vec::new();
    for form in [Form::Phone, Form::Wall] {
        let screen = Screen::new(form);
        for scene in SCENES.iter().filter(|scene| scene.form() == form) {
            scene.show(&estate, &screen, Language::English, Look::Light);
            let heard = screen.tree().to_string();
            for said in [screen.title(), screen.words(), heard] {
                left.extend(chinese(&said).map(|line| format!("{}: {line}", scene.name)));
            }
        }
    }
    left.dedup();
    assert!(left.is_empty(), "Chinese on a page in English:\n{}", left.join("\n"));
}

/// The lines in which there is Chinese that nobody of the village wrote.
fn chinese(said: &str) -> impl Iterator<Item = String> {
    let mut ours = said.to_owned();
    for written in WRITTEN {
        ours = ours.replace(written, "…");
    }
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    // On an avatar stands the first letter of a name; each language is called what its speakers call it.
    let initial = |line: &str| line.trim().chars().count() == 1;
    let ours = ours.replace("中文", "…");
    let lines: Vec<String> =
        ours.lines().filter(|line| line.contains(is_han) && !initial(line)).map(str::to_owned).collect();
    lines.into_iter()
}

#[test]
fn the_language_is_the_browsers_until_another_is_chosen_and_then_that_one() {
    let town = Town::at_rest();
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let phone = town.screen_of(&zhang, Form::Phone);
    phone.speaks("en-GB,en");
    town.open(&phone, &Page::Home);
    phone.see_title("My groups");
    town.open(&phone, &Page::Me);
    phone.heading("Me").see();
    phone.find("radio", "中文").tap();
    phone.heading("我").see();
    assert_eq!(phone.evaluate("document.documentElement.lang"), "zh-CN");
    town.open(&phone, &Page::Home);
    phone.see_title("我的群");
}

#[test]
fn the_title_says_which_page_it_is_going_on_and_back() {
    let town = Town::at_rest();
    let phone = town.screen_of(town.village.founder(), Form::Phone);
    town.open(&phone, &Page::Home);
    phone.see_title("我的群");
    phone.link(has("枫林苑业主群")).tap();
    phone.see_title("枫林苑业主群");
    phone.link("成员").tap();
    phone.see_title("成员");
    phone.heading("成员").see_state("focused");
    phone.evaluate("history.back()");
    phone.see_title("枫林苑业主群");
    phone.evaluate("history.back()");
    phone.see_title("我的群");
}

#[test]
fn a_browser_below_the_floor_is_told_so_in_plain_words() {
    let town = Town::at_rest();
    let phone = Screen::phone();
    phone.before_each_document("delete window.WebAssembly;");
    town.open(&phone, &Page::Home);
    phone.see("这个浏览器太旧");
    phone.see("This browser is too old");
    phone.wait_until("its end", || (!phone.troubles().is_empty()).then_some(()));
    phone.forgive("WebAssembly is not defined");
}
