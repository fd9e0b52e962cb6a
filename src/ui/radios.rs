use leptos::prelude::*;

use super::{Glyph, Icon, fresh_id};

/// One of a few, each with a line that says what it means: rows with a tick behind the chosen one, moved by arrow keys.
#[component]
pub fn Radios<T>(
    /// What is chosen, over the rows.
    #[prop(into)]
    legend: TextProp,
    /// The ways: what each is called, and what it means (may be empty).
    options: Vec<(T, TextProp, TextProp)>,
    /// The present one, both ways.
    value: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let name = fresh_id("radios");
    let rows: Vec<_> = options
        .into_iter()
        .map(|(option, label, hint)| {
            let on = Signal::derive(move || value.get() == option);
            let pick = Callback::new(move |()| value.set(option));
            view! { <Radio name=name.clone() label hint on pick /> }
        })
        .collect();
    view! {
        <fieldset class="cells-group radios">
            <legend class="weui-cells__title cells-title">{move || legend.get()}</legend>
            <div class="weui-cells cells">{rows}</div>
        </fieldset>
    }
}

#[component]
fn Radio(
    name: String,
    label: TextProp,
    hint: TextProp,
    on: Signal<bool>,
    pick: Callback<()>,
) -> impl IntoView {
    let (label_id, hint_id) = (fresh_id("radio"), fresh_id("radio"));
    view! {
        <label class="weui-cell cell radio-row">
            <input
                class="visually-hidden"
                type="radio"
                name=name
                prop:checked=on
                aria-labelledby=label_id.clone()
                aria-describedby=hint_id.clone()
                on:change=move |_| pick.run(())
            />
            <span class="weui-cell__bd cell-body">
                <span class="cell-label" id=label_id>{move || label.get()}</span>
                <span class="cell-hint" id=hint_id>{move || hint.get()}</span>
            </span>
            <span class="radio-mark" class:radio-mark-on=on aria-hidden="true"><Icon glyph=Glyph::Check /></span>
        </label>
    }
}
