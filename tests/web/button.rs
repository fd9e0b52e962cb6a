use juyi::ui::{Button, Tone};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{focused, open, painted};

#[wasm_bindgen_test]
async fn a_button_at_work_keeps_its_name_and_width_and_takes_no_second_press() {
    let (presses, pending) = (RwSignal::new(0), RwSignal::new(false));
    let page = open(move || {
        view! { <Button label="投票" tone=Tone::Primary pending on_press=move || presses.update(|n| *n += 1) /> }
    });
    let button: HtmlElement = page.one("button");
    let width = button.offset_width();
    button.click();
    pending.set(true);
    painted().await;
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(button.offset_width(), width);
    assert_eq!(button.text_content().unwrap_or_default().trim(), "投票");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn the_keyboard_reaches_a_button_that_cannot_be_pressed_and_hears_why() {
    let (presses, why) = (RwSignal::new(0), RwSignal::new(Some("先选一项".to_owned())));
    let page = open(move || {
        view! { <Button label="投票" disabled_reason=why on_press=move || presses.update(|n| *n += 1) /> }
    });
    let button: HtmlElement = page.one("button");
    button.focus().expect("it takes the focus");
    assert_eq!(focused(), *button);
    button.click();
    assert_eq!(presses.get_untracked(), 0);
    let reason = button.get_attribute("aria-describedby").expect("points to the reason");
    assert_eq!(page.text(&format!("#{reason}")), "先选一项");
    why.set(None);
    painted().await;
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    assert!(!button.has_attribute("aria-describedby"));
}

#[wasm_bindgen_test]
async fn a_form_is_not_sent_by_a_button_with_a_reason_not_to() {
    let (sent, why) = (RwSignal::new(0), RwSignal::new(Some("先写标题".to_owned())));
    let page = open(move || {
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            sent.update(|n| *n += 1);
        };
        view! { <form on:submit=submit><Button label="发起" submit=true disabled_reason=why /></form> }
    });
    page.one::<HtmlElement>("button").click();
    assert_eq!(sent.get_untracked(), 0);
    why.set(None);
    painted().await;
    page.one::<HtmlElement>("button").click();
    assert_eq!(sent.get_untracked(), 1);
}
