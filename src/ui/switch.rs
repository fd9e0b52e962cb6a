use leptos::prelude::*;

use super::fresh_id;

/// A row that is on or off: a real checkbox with the role of a switch. Takes effect at once.
#[component]
pub fn Switch(
    /// What it switches.
    #[prop(into)]
    label: TextProp,
    /// On now.
    #[prop(into)]
    on: Signal<bool>,
    /// Switched by a person.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What it means, and for whom.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Why it cannot be switched now; the keyboard still reaches it.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = fresh_id("switch");
    let (described, shown) = (
        hint_id.clone(),
        Signal::derive(move || {
            disabled_reason.get().or_else(|| hint.as_ref().map(|hint| hint.get().to_string()))
        }),
    );
    let blocked = move || disabled_reason.with(Option::is_some);
    view! {
        <label class="weui-cell weui-cell_switch cell switch-row">
            <span class="weui-cell__bd cell-body">
                <span class="cell-label">{move || label.get()}</span>
                <span class="cell-hint" id=hint_id>{move || shown.get()}</span>
            </span>
            <input
                class="weui-switch switch"
                type="checkbox"
                role="switch"
                prop:checked=on
                aria-disabled=move || blocked().then_some("true")
                aria-describedby=move || shown.with(Option::is_some).then(|| described.clone())
                on:click=move |event| if blocked() { event.prevent_default() }
                on:change:target=move |event| on_change.run(event.target().checked())
            />
        </label>
    }
}
