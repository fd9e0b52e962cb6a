use juyi::ui::{Choice, ChoiceGroup, ChoiceState};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::page::{focused, open, painted};

#[wasm_bindgen_test]
async fn options_of_a_single_choice_are_radios_of_one_group_under_the_question() {
    let mine = RwSignal::new(0usize);
    let page = open(move || {
        let option = move |place: usize| {
            let (checked, pick) = (move || mine.get() == place, move |_: bool| mine.set(place));
            view! { <Choice name="ballot" place label=format!("方案{place}") checked on_change=pick /> }
        };
        view! { <ChoiceGroup legend="选哪个方案">{option(0)} {option(1)}</ChoiceGroup> }
    });
    assert_eq!(page.text("fieldset > legend"), "选哪个方案");
    let second: HtmlInputElement = page.one("label:nth-of-type(2) input");
    assert_eq!((second.type_(), second.name()), ("radio".to_owned(), "ballot".to_owned()));
    second.focus().expect("it takes the focus");
    assert_eq!(focused(), **second, "the keyboard reaches the real radio");
    second.click();
    painted().await;
    assert_eq!(mine.get_untracked(), 1);
    assert!(!page.one::<HtmlInputElement>("label:nth-of-type(1) input").checked());
    assert_eq!(second.labels().map_or(0, |labels| labels.length()), 1, "named by its label");
}

#[wasm_bindgen_test]
async fn a_checkbox_over_the_limit_says_why_and_takes_no_mark() {
    let (marked, why) = (RwSignal::new(false), RwSignal::new(Some("最多选 2 项".to_owned())));
    let page = open(move || {
        view! {
            <Choice
                name="ballot"
                place=2_usize
                label="丙"
                many=true
                checked=marked
                on_change=move |on: bool| marked.set(on)
                disabled_reason=why
            />
        }
    });
    let input: HtmlInputElement = page.one("input");
    input.click();
    painted().await;
    assert!(!input.checked() && !marked.get_untracked());
    assert_eq!(input.get_attribute("aria-disabled").as_deref(), Some("true"));
    let reason = input.get_attribute("aria-describedby").expect("points to the reason");
    assert_eq!(page.text(&format!("#{reason}")), "最多选 2 项");
    why.set(None);
    painted().await;
    input.click();
    assert!(marked.get_untracked());
}

#[wasm_bindgen_test]
async fn a_mark_on_its_way_says_so_and_a_withdrawn_option_cannot_be_chosen() {
    let state = RwSignal::new(ChoiceState::Pending);
    let marked = RwSignal::new(false);
    let page = open(move || {
        let word = move || match state.get() {
            ChoiceState::Pending => "待发送",
            ChoiceState::Withdrawn => "已撤回",
            ChoiceState::Mine | ChoiceState::Free => "",
        };
        view! {
            <Choice
                name="ballot"
                place=0_usize
                label="甲"
                checked=marked
                on_change=move |on: bool| marked.set(on)
                state
                state_word=word
            />
        }
    });
    assert_eq!(page.text(".choice-state"), "待发送");
    state.set(ChoiceState::Withdrawn);
    painted().await;
    assert_eq!(page.text(".choice-state"), "已撤回");
    page.one::<HtmlElement>("input").click();
    assert!(!marked.get_untracked());
    state.set(ChoiceState::Free);
    painted().await;
    assert!(!page.has(".choice-state"));
}
