use crate::{
    app::AskWhy,
    state::{Doing, GroupState, PollState, PollStateStoreFields as _, signs_up},
    t,
    ui::use_toasts,
};
use api::polls::ClosePoll;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks for the reason, then closes the poll early.
#[component]
pub(super) fn CloseSheet(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let doing = Doing::default();
    let toasts = use_toasts();
    let close = Callback::new(move |reason| {
        doing.call(ClosePoll { poll_id, reason }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(poll.closed_now));
        });
    });
    let signs_up = signs_up(poll);
    let text = move || {
        let cast = poll.tally().with(|tally| tally.turnout.cast);
        if signs_up.get() {
            t!(poll.close_text_sign_up, cast = cast)
        } else {
            t!(poll.close_text, cast = cast)
        }
    };
    view! {
        <AskWhy
            open
            doing
            id="close-reason"
            title=t!(poll.close_title)
            text
            reason=t!(poll.close_reason)
            label=t!(poll.close_now)
            on_reason=close
        />
    }
}
