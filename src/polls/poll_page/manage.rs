use super::withdraw::WithdrawSheet;
use crate::{
    app::Trouble,
    i18n::problem::{poll_refusal, problem},
    polls::{compose::CopyPoll, phase::Phase},
    state::{Doing, GroupState, Load, PollState, PollStateStoreFields as _},
    t,
    ui::{BottomBar, Button, Cell, Cells, Confirm, Glyph, Tone, use_toasts},
};
use api::polls::{ClosePoll, OpenPoll};
use domain::{PollAction, PollRefusal};
use leptos::prelude::*;
use reactive_stores::Store;

/// What whoever is signed in may do to the poll; nothing for all the others. What is under way stands above what comes and
/// goes with the poll's phase: the live line is often faster than the answer.
#[component]
pub fn Manage(state: GroupState, poll: Store<PollState>, phase: Memo<Phase>) -> impl IntoView {
    let me = Memo::new(move |_| match state.view.get() {
        Load::Ready(view) => Some(view.me),
        Load::Waiting | Load::Failed(_) => None,
    });
    // Again with each phase: what is allowed changes with it.
    let may = move |action| {
        phase.track();
        me.get().map(|me| poll.poll().with(|poll| poll.may(&me, action, crate::clock::now())))
    };
    let close = Memo::new(move |_| may(PollAction::Close) == Some(Ok(())));
    let withdraw = Memo::new(move |_| may(PollAction::Withdraw) == Some(Ok(())));
    let (closing, withdrawing) = (RwSignal::new(false), RwSignal::new(false));
    let ask = |sheet: RwSignal<bool>| Callback::new(move |()| sheet.set(true));
    view! {
        {move || {
            let (close, withdraw) = (close.get(), withdraw.get());
            view! {
                <div class="poll-manage">
                    <Cells title=t!(poll.manage)>
                        <CopyPoll state poll />
                        {close.then(|| view! {
                            <Cell glyph=Glyph::Lock label=t!(poll.close_now) on_press=ask(closing) />
                        })}
                        {withdraw.then(|| view! {
                            <Cell glyph=Glyph::Withdrawn label=t!(poll.withdraw) warn=true on_press=ask(withdrawing) />
                        })}
                    </Cells>
                </div>
            }
        }}
        <CloseNow state poll open=closing />
        <WithdrawSheet state poll open=withdrawing />
        <OpenNow state poll allowed=Memo::new(move |_| may(PollAction::Open).filter(|_| phase.get() == Phase::Draft)) />
    }
}

#[component]
fn CloseNow(state: GroupState, poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let act = move |()| {
        doing.call(ClosePoll { poll_id }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(poll.closed_now));
        });
    };
    let text = move || match doing.problem().get() {
        Some(wrong) => problem(&wrong),
        None => t!(poll.close_text, cast = poll.tally().with(|tally| tally.turnout.cast)),
    };
    view! {
        <Confirm
            open
            title=t!(poll.close_title)
            text
            confirm_label=t!(poll.close_now)
            cancel_label=t!(app.cancel)
            on_confirm=act
            pending=doing.pending()
        />
    }
}

/// A draft's one thing to do.
#[component]
fn OpenNow(
    state: GroupState,
    poll: Store<PollState>,
    /// Whether it may be opened; nothing for what is no draft of mine.
    allowed: Memo<Option<Result<(), PollRefusal>>>,
) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let press = Callback::new(move |()| {
        doing.call(OpenPoll { poll_id }, move |view| {
            state.take(view);
            toasts.say(t!(poll.opened));
        });
    });
    let shown = Memo::new(move |_| allowed.with(Option::is_some));
    let why = Signal::derive(move || allowed.get()?.err().map(|why| poll_refusal(why).to_owned()));
    let pending = doing.pending();
    view! {
        <Show when=move || shown.get()>
            <Trouble doing />
            <BottomBar note=t!(compose.confirm_open)>
                <Button label=t!(poll.open_now) tone=Tone::Primary on_press=press pending disabled_reason=why />
            </BottomBar>
        </Show>
    }
}
