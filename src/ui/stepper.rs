use leptos::prelude::*;

use super::{Glyph, Icon};

/// A small number between two others, one step at a time. Each step is a target of its own, named after what it does.
#[component]
pub fn Stepper(
    /// What it counts.
    #[prop(into)]
    label: TextProp,
    /// The names of its steps: "成人减少", "成人增加".
    #[prop(into)]
    less: TextProp,
    #[prop(into)] more: TextProp,
    #[prop(into)] value: Signal<u16>,
    #[prop(into)] least: Signal<u16>,
    #[prop(into)] most: Signal<u16>,
    #[prop(into)] on_change: Callback<u16>,
) -> impl IntoView {
    let at_least = move || value.get() <= least.get();
    let at_most = move || value.get() >= most.get();
    let named = label.clone();
    view! {
        <div class="weui-cell cell stepper" role="group" aria-label=move || named.get()>
            <span class="cell-body">{move || label.get()}</span>
            <span class="stepper-steps">
                <button
                    class="stepper-step"
                    type="button"
                    aria-label=move || less.get()
                    aria-disabled=move || at_least().then_some("true")
                    on:click=move |_| {
                        if !at_least() {
                            on_change.run(value.get_untracked() - 1);
                        }
                    }
                >
                    <Icon glyph=Glyph::Minus />
                </button>
                <output class="stepper-value numbers" aria-live="polite">{value}</output>
                <button
                    class="stepper-step"
                    type="button"
                    aria-label=move || more.get()
                    aria-disabled=move || at_most().then_some("true")
                    on:click=move |_| {
                        if !at_most() {
                            on_change.run(value.get_untracked() + 1);
                        }
                    }
                >
                    <Icon glyph=Glyph::Plus />
                </button>
            </span>
        </div>
    }
}
