use juyi::ui::Field;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{open, painted, type_into};

#[wasm_bindgen_test]
async fn a_field_keeps_what_is_over_the_limit_and_counts_when_it_is_near() {
    let value = RwSignal::new(String::new());
    let page = open(move || view! { <Field label="标题" value limit=10usize /> });
    let input: HtmlElement = page.one("input");
    type_into(&input, "七个字的标题啊");
    painted().await;
    assert_eq!(page.text(".field-counter"), "", "quiet while there is room");
    type_into(&input, "一共有十二个字的长标题啊");
    painted().await;
    assert_eq!(page.text(".field-counter"), "12/10");
    assert_eq!(value.get_untracked(), "一共有十二个字的长标题啊");
}

#[wasm_bindgen_test]
async fn a_fault_is_said_at_the_field_and_what_was_typed_stays() {
    let (value, fault) = (RwSignal::new("旧标题".to_owned()), RwSignal::new(None::<String>));
    let page = open(move || {
        view! { <Field label="标题" value error=fault hint="用一句话说清" id="title" lines=2 /> }
    });
    let area: web_sys::HtmlTextAreaElement = page.one("textarea#title");
    painted().await;
    assert_eq!(area.value(), "旧标题");
    assert_eq!(page.text("label[for=title]"), "标题");
    assert!(!area.has_attribute("aria-invalid"));
    fault.set(Some("不能为空".to_owned()));
    painted().await;
    assert_eq!(area.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = area.get_attribute("aria-describedby").unwrap_or_default();
    let said: Vec<_> = described.split(' ').map(|id| page.text(&format!("#{id}"))).collect();
    assert_eq!(said, ["不能为空", "用一句话说清"]);
    assert_eq!(area.value(), "旧标题");
}

#[wasm_bindgen_test]
async fn a_value_set_by_the_page_shows_in_the_field() {
    let value = RwSignal::new("一".to_owned());
    let page = open(move || view! { <Field label="标题" value /> });
    value.set("二".to_owned());
    painted().await;
    assert_eq!(page.one::<web_sys::HtmlInputElement>("input").value(), "二");
}
