use super::{about, paper::Sheet, with_more};
use crate::ui::Choice;
use domain::PollOption;
use leptos::prelude::*;

/// 多选: checkboxes. One may mark one too many on the way to another choice; the button says so.
#[component]
pub fn Multiple(name: String, options: Vec<PollOption>, sheet: Sheet) -> impl IntoView {
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = option.id;
            let row = view! {
                <Choice
                    name=name.clone()
                    place
                    label=option.label.to_string()
                    checked=sheet.checked(id)
                    on_change=move |on: bool| sheet.marking.mark(id, on)
                    many=true
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
