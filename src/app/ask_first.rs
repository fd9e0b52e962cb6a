use super::Trouble;
use crate::{state::Doing, t, ui::Confirm};
use leptos::prelude::*;

/// Asks once before an operation that cannot be undone, and says why it was not done.
#[component]
pub fn AskFirst(
    /// Whether it is being asked, both ways. Close it when the work is done.
    open: RwSignal<bool>,
    doing: Doing,
    /// The question, as a sentence.
    #[prop(into)]
    title: TextProp,
    /// What it means, and what is kept.
    text: &'static str,
    /// The verb.
    label: &'static str,
    on_confirm: Callback<()>,
) -> impl IntoView {
    view! {
        <Trouble doing closes=open />
        <Confirm
            open
            title
            text
            confirm_label=label
            cancel_label=t!(app.cancel)
            on_confirm
            pending=doing.pending()
        />
    }
}

/// Whether it is being asked: opens when `of` is set to what it would be done to.
pub fn asked_of<T: Send + Sync + 'static>(of: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move || {
        if of.with(Option::is_some) {
            open.set(true);
        }
    });
    open
}
