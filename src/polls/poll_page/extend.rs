use super::moment::{Moment, read, suggest};
use crate::{
    app::{Entry, ReasonField, Trouble, focus_first},
    clock,
    i18n::time,
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Cells, Sheet, Tone, use_toasts},
};
use api::polls::ExtendPoll;
use domain::Reason;
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks until when and why, then moves the deadline. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub(super) fn ExtendSheet(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let deadline = Entry::new("extend-deadline", String::new());
    let reason = Entry::new("extend-reason", String::new());
    let doing = Doing::default();
    deadline.follow(doing, "deadline");
    reason.follow(doing, "reason");
    let toasts = use_toasts();
    Effect::new(move || {
        if open.get() {
            // The same time of the next day, to begin with.
            let now = poll.poll().with_untracked(|poll| poll.deadline);
            suggest(deadline, now + SignedDuration::from_hours(24));
        }
    });
    let press = Callback::new(move |()| {
        let moved =
            read(deadline, |at| poll.poll().with_untracked(|poll| poll.may_extend_to(at, clock::now())));
        match (moved, reason.read::<Reason>()) {
            (Some(to), Some(why)) => {
                doing.call(ExtendPoll { poll_id, deadline: to, reason: why }, move |view| {
                    open.set(false);
                    for typed in [deadline, reason] {
                        typed.text.set(String::new());
                    }
                    state.take(view);
                    toasts.say(t!(poll.extended_now));
                });
            }
            _ => focus_first(&[deadline, reason]),
        }
    });
    let footer = move || {
        view! { <Button label=t!(poll.extend) tone=Tone::Primary on_press=press pending=doing.pending() /> }
    };
    let present = move || {
        let at = poll.poll().with(|poll| poll.deadline);
        t!(poll.extend_text, when = time::when(at, clock::now(), None))
    };
    view! {
        <Sheet open title=t!(poll.extend_title) close_label=t!(app.cancel) footer>
            <p>{present}</p>
            <Trouble doing />
            <Cells footnote=t!(compose.zone_of, zone = time::device_zone())>
                <Moment entry=deadline label=t!(poll.extend_to) />
                <ReasonField entry=reason label=t!(poll.extend_reason) />
            </Cells>
        </Sheet>
    }
}
