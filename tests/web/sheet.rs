use juyi::ui::{Confirm, Sheet};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::page::{focused, open, painted};

#[wasm_bindgen_test]
async fn a_sheet_takes_the_focus_and_gives_it_back_where_it_was() {
    let opened = RwSignal::new(false);
    let page = open(move || {
        view! {
            <button id="opener" on:click=move |_| opened.set(true)>"谁选了什么"</button>
            <Sheet open=opened title="谁选了什么" close_label="关闭"><p>"李"</p></Sheet>
        }
    });
    let opener: HtmlElement = page.one("#opener");
    assert!(!page.has("dialog p"), "nothing is in a closed sheet");
    opener.focus().expect("it takes the focus");
    opener.click();
    painted().await;
    let dialog: HtmlDialogElement = page.one("dialog");
    assert!(dialog.open());
    assert_eq!(
        focused().get_attribute("aria-label").as_deref(),
        Some("关闭"),
        "the focus is on what is inside"
    );
    let title = dialog.get_attribute("aria-labelledby").expect("has a name");
    assert_eq!(page.text(&format!("#{title}")), "谁选了什么");
    page.one::<HtmlElement>("dialog button[aria-label=关闭]").click();
    painted().await;
    assert!(!dialog.open());
    assert_eq!(focused(), *opener);
    assert!(!page.has("dialog p"));
}

#[wasm_bindgen_test]
async fn the_platforms_way_to_close_a_dialog_closes_the_sheet_too() {
    let opened = RwSignal::new(true);
    let page = open(move || view! { <Sheet open=opened title="设置" close_label="关闭"><p>"…"</p></Sheet> });
    let held = || document().document_element().expect("a page").class_list().contains("page-held");
    painted().await;
    assert!(held(), "the page behind it holds still");
    // What Escape ends in.
    page.one::<HtmlDialogElement>("dialog").close();
    painted().await;
    painted().await;
    assert!(!opened.get_untracked());
    assert!(!held());
}

#[wasm_bindgen_test]
async fn a_question_that_cannot_be_undone_starts_at_the_way_back() {
    let (opened, done) = (RwSignal::new(false), RwSignal::new(0));
    let page = open(move || {
        view! {
            <Confirm
                open=opened
                title="撤销这个邀请？"
                confirm_label="撤销"
                cancel_label="取消"
                on_confirm=move || done.update(|n| *n += 1)
            />
        }
    });
    opened.set(true);
    painted().await;
    assert_eq!(page.one::<HtmlElement>("dialog").get_attribute("role").as_deref(), Some("alertdialog"));
    assert_eq!(focused().text_content().as_deref(), Some("取消"));
    page.one::<HtmlElement>(".weui-btn_warn").click();
    assert_eq!(done.get_untracked(), 1);
    assert!(opened.get_untracked(), "it stays until the work is done");
}
