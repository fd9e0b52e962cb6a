use leptos::prelude::*;

/// A row with the platform's own list behind it (a wheel on iOS): for one of many that need no explanation.
#[component]
pub fn Select(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// Value and word of each.
    options: Vec<(String, TextProp)>,
    /// The present value, both ways.
    value: RwSignal<String>,
) -> impl IntoView {
    let choices: Vec<_> = options
        .into_iter()
        .map(|(key, word)| {
            let same = key.clone();
            view! {
                <option value=key selected=move || value.with(|value| *value == same)>
                    {move || word.get()}
                </option>
            }
        })
        .collect();
    view! {
        <label class="weui-cell cell select-row">
            <span class="weui-cell__bd cell-body"><span class="cell-label">{move || label.get()}</span></span>
            <select class="select" on:change:target=move |event| value.set(event.target().value())>
                {choices}
            </select>
        </label>
    }
}
