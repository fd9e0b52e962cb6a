use super::{Entry, Trouble};
use crate::{
    state::Doing,
    t,
    ui::{Button, Field, Sheet, Tone, focus_by_id},
};
use domain::Reason;
use leptos::prelude::*;

/// The reason for what others will see done.
#[component]
pub fn ReasonField(entry: Entry, label: &'static str) -> impl IntoView {
    view! {
        <Field
            id=entry.id
            label
            hint=t!(poll.reason_hint)
            value=entry.text
            error=entry.fault
            limit=Reason::MAX as usize
            lines=2
        />
    }
}

/// Asks why, once, before what cannot be undone. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub fn AskWhy(
    /// Whether it is being asked, both ways. Close it when the work is done.
    open: RwSignal<bool>,
    doing: Doing,
    /// The id of the reason's field.
    id: &'static str,
    title: &'static str,
    /// What it means, and what is kept.
    #[prop(into)]
    text: TextProp,
    /// The name of the reason.
    reason: &'static str,
    /// The verb.
    label: &'static str,
    on_reason: Callback<Reason>,
) -> impl IntoView {
    let entry = Entry::new(id, String::new());
    entry.follow(doing, "reason");
    let press = Callback::new(move |()| match entry.read() {
        Some(reason) => on_reason.run(reason),
        None => focus_by_id(id),
    });
    let footer = move || view! { <Button label tone=Tone::Warn on_press=press pending=doing.pending() /> };
    view! {
        <Sheet open title close_label=t!(app.cancel) footer>
            {
                let text = text.clone();
                view! { <p>{move || text.get()}</p> }
            }
            <Trouble doing />
            <ReasonField entry label=reason />
        </Sheet>
    }
}
