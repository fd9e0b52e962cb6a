use super::{about, paper::Sheet, with_more};
use crate::ui::Choice;
use domain::PollOption;
use leptos::prelude::*;

/// 单选: radios, of which one is marked.
#[component]
pub fn Single(name: String, options: Vec<PollOption>, sheet: Sheet) -> impl IntoView {
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = option.id;
            let mark = move |on: bool| {
                if on {
                    sheet.marking.mark_only(id);
                }
            };
            let row = view! {
                <Choice
                    name=name.clone()
                    place
                    label=option.label.to_string()
                    checked=sheet.checked(id)
                    on_change=mark
                    state=sheet.state(&option)
                    state_word=sheet.state_word(&option)
                    disabled_reason=sheet.locked()
                    note=about(&option)
                />
            };
            with_more(&option, row)
        })
        .collect();
    rows
}
