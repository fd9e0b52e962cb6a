use super::Shown;
use crate::{app::AskWhy, state::Doing, t, ui::use_toasts};
use api::calendar::CancelEvent;
use leptos::prelude::*;

/// Asks for the reason, then calls the event off.
#[component]
pub(super) fn CancelSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let event_id = shown.0.with_untracked(|view| view.event.id);
    let doing = Doing::default();
    let toasts = use_toasts();
    let cancel = Callback::new(move |reason| {
        doing.call(CancelEvent { event_id, reason }, move |view| {
            open.set(false);
            shown.take(view);
            toasts.say(t!(calendar.cancelled));
        });
    });
    view! {
        <AskWhy
            open
            doing
            id="cancel-reason"
            title=t!(calendar.cancel_title)
            text=t!(calendar.cancel_text)
            reason=t!(calendar.cancel_reason)
            label=t!(calendar.cancel)
            on_reason=cancel
        />
    }
}
