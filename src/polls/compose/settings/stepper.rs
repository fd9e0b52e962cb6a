use crate::{
    t,
    ui::{Glyph, Icon},
};
use leptos::prelude::*;

/// A small number between two others, one step at a time.
#[component]
pub(super) fn Stepper(
    /// What it counts.
    label: &'static str,
    #[prop(into)] value: Signal<u16>,
    least: Signal<u16>,
    #[prop(into)] most: Signal<u16>,
    #[prop(into)] on_change: Callback<u16>,
) -> impl IntoView {
    let at_least = move || value.get() <= least.get();
    let at_most = move || value.get() >= most.get();
    view! {
        <div class="weui-cell cell stepper" role="group" aria-label=label>
            <span class="cell-body">{label}</span>
            <button
                class="stepper-step"
                type="button"
                aria-label=t!(compose.less, what = label)
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
                aria-label=t!(compose.more, what = label)
                aria-disabled=move || at_most().then_some("true")
                on:click=move |_| {
                    if !at_most() {
                        on_change.run(value.get_untracked() + 1);
                    }
                }
            >
                <Icon glyph=Glyph::Plus />
            </button>
        </div>
    }
}
