use super::Shown;
use crate::{
    app::{Entry, Trouble},
    state::Doing,
    t,
    ui::{Button, Field, Sheet, Tone, focus_by_id, use_toasts},
};
use api::calendar::CancelEvent;
use domain::Reason;
use leptos::prelude::*;

/// Asks for the reason, then calls the event off. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub(super) fn CancelSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let event_id = shown.0.with_untracked(|view| view.event.id);
    let reason = Entry::new("cancel-reason", String::new());
    let doing = Doing::default();
    reason.follow(doing, "reason");
    let toasts = use_toasts();
    let press = Callback::new(move |()| match reason.read::<Reason>() {
        Some(reason) => doing.call(CancelEvent { event_id, reason }, move |view| {
            open.set(false);
            shown.take(view);
            toasts.say(t!(calendar.cancelled));
        }),
        None => focus_by_id(reason.id),
    });
    let footer = move || {
        view! { <Button label=t!(calendar.cancel) tone=Tone::Warn on_press=press pending=doing.pending() /> }
    };
    view! {
        <Sheet open title=t!(calendar.cancel_title) close_label=t!(app.close) footer>
            <p>{t!(calendar.cancel_text)}</p>
            <Trouble doing />
            <Field
                id=reason.id
                label=t!(calendar.cancel_reason)
                value=reason.text
                error=reason.fault
                limit=Reason::MAX as usize
                lines=2
            />
        </Sheet>
    }
}
