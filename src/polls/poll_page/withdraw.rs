use crate::{
    app::AskWhy,
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::use_toasts,
};
use api::polls::WithdrawPoll;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks for the reason, then takes the poll back.
#[component]
pub fn WithdrawSheet(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let doing = Doing::default();
    let toasts = use_toasts();
    let withdraw = Callback::new(move |reason| {
        doing.call(WithdrawPoll { poll_id, reason }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(state.withdrawn));
        });
    });
    view! {
        <AskWhy
            open
            doing
            id="withdraw-reason"
            title=t!(poll.withdraw_title)
            text=t!(poll.withdraw_text)
            reason=t!(poll.withdraw_reason)
            label=t!(poll.withdraw)
            on_reason=withdraw
        />
    }
}
