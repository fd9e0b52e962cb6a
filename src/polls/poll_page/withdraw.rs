use crate::{
    app::{Entry, Trouble},
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Field, Sheet, Tone, focus_by_id, use_toasts},
};
use api::polls::WithdrawPoll;
use domain::Reason;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks for the reason, then takes the poll back. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub fn WithdrawSheet(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let reason = Entry::new("withdraw-reason", String::new());
    let doing = Doing::default();
    reason.follow(doing, "reason");
    let toasts = use_toasts();
    let press = Callback::new(move |()| match reason.read::<Reason>() {
        Some(reason) => doing.call(WithdrawPoll { poll_id, reason }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(state.withdrawn));
        }),
        None => focus_by_id(reason.id),
    });
    let footer = move || {
        view! { <Button label=t!(poll.withdraw) tone=Tone::Warn on_press=press pending=doing.pending() /> }
    };
    view! {
        <Sheet open title=t!(poll.withdraw_title) close_label=t!(app.cancel) footer>
            <p>{t!(poll.withdraw_text)}</p>
            <Trouble doing />
            <Field
                id=reason.id
                label=t!(poll.withdraw_reason)
                hint=t!(poll.withdraw_reason_hint)
                value=reason.text
                error=reason.fault
                limit=Reason::MAX as usize
                lines=2
            />
        </Sheet>
    }
}
