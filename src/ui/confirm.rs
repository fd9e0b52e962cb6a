use leptos::prelude::*;

use super::{Button, Sheet, Tone};

/// Asks once before something that cannot be undone: what will happen, a red button named after it, and a way back
/// that has the focus.
#[component]
pub fn Confirm(
    /// Open or not, both ways. It stays open while `pending`; close it when the work is done.
    open: RwSignal<bool>,
    /// The question, as a sentence.
    #[prop(into)]
    title: TextProp,
    /// What it means, and what is kept.
    #[prop(optional, into)]
    text: TextProp,
    /// The red button's name: the verb, not 确定.
    #[prop(into)]
    confirm_label: TextProp,
    /// The way back.
    #[prop(into)]
    cancel_label: TextProp,
    /// Do it.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// At work.
    #[prop(optional, into)]
    pending: Signal<bool>,
) -> impl IntoView {
    let (back, act) = (StoredValue::new(cancel_label.clone()), StoredValue::new(confirm_label));
    let footer = move || {
        view! {
            <button class="weui-btn weui-btn_default button" type="button" autofocus=true on:click=move |_| open.set(false)>
                {move || back.with_value(TextProp::get)}
            </button>
            <Button label=act.get_value() tone=Tone::Warn pending on_press=move || on_confirm.run(()) />
        }
    };
    view! {
        <Sheet open title close_label=cancel_label footer alert=true>
            <p class="confirm-text">{let text = text.clone(); move || text.get()}</p>
        </Sheet>
    }
}
