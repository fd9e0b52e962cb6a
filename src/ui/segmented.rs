use leptos::prelude::*;

use super::fresh_id;

/// Two or three ways to look at the same thing (bar or pie): radios in a row, moved by arrow keys.
#[component]
pub fn Segmented<T>(
    /// What is chosen between, for screen readers.
    #[prop(into)]
    legend: TextProp,
    /// The ways, with their words.
    options: Vec<(T, TextProp)>,
    /// The present one, both ways.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let name = fresh_id("segment");
    let segments: Vec<_> = options
        .into_iter()
        .map(|(option, label)| {
            view! {
                <label class="segment" class:segment-on=move || value.get() == option>
                    <input
                        class="visually-hidden"
                        type="radio"
                        name=name.clone()
                        prop:checked=move || value.get() == option
                        on:change=move |_| value.set(option)
                    />
                    <span class="segment-face">{move || label.get()}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{move || legend.get()}</legend>
            {segments}
        </fieldset>
    }
}
