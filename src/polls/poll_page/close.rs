use crate::{
    app::{Entry, Trouble},
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Field, Sheet, Tone, focus_by_id, use_toasts},
};
use api::polls::ClosePoll;
use domain::Reason;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks for the reason, then closes the poll early. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub(super) fn CloseSheet(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let reason = Entry::new("close-reason", String::new());
    let doing = Doing::default();
    reason.follow(doing, "reason");
    let toasts = use_toasts();
    let press = Callback::new(move |()| match reason.read::<Reason>() {
        Some(reason) => doing.call(ClosePoll { poll_id, reason }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(poll.closed_now));
        }),
        None => focus_by_id(reason.id),
    });
    let footer = move || {
        view! { <Button label=t!(poll.close_now) tone=Tone::Warn on_press=press pending=doing.pending() /> }
    };
    let text = move || t!(poll.close_text, cast = poll.tally().with(|tally| tally.turnout.cast));
    view! {
        <Sheet open title=t!(poll.close_title) close_label=t!(app.cancel) footer>
            <p>{text}</p>
            <Trouble doing />
            <Field
                id=reason.id
                label=t!(poll.close_reason)
                hint=t!(poll.withdraw_reason_hint)
                value=reason.text
                error=reason.fault
                limit=Reason::MAX as usize
                lines=2
            />
        </Sheet>
    }
}
