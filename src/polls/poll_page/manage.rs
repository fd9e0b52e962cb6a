use super::withdraw::WithdrawSheet;
use crate::{
    i18n::problem::{poll_refusal, problem},
    polls::phase::Phase,
    state::{Doing, GroupState, Load, PollState, PollStateStoreFields as _},
    t,
    ui::{BottomBar, Button, Cell, Cells, Confirm, Glyph, Notice, NoticeKind, Tone, use_toasts},
};
use api::polls::{ClosePoll, OpenPoll};
use domain::{PollAction, PollId, PollRefusal};
use leptos::prelude::*;
use reactive_stores::Store;

/// What whoever is signed in may do to the poll; nothing for all the others.
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
    let open = Memo::new(move |_| may(PollAction::Open).filter(|_| phase.get() == Phase::Draft));
    let id = poll.poll().with_untracked(|poll| poll.id);
    view! {
        {move || (close.get() || withdraw.get()).then(|| {
            view! {
                <div class="poll-manage">
                    <Cells title=t!(poll.manage)>
                        {close.get().then(|| view! { <CloseNow state poll id /> })}
                        {withdraw.get().then(|| view! { <Withdraw state id /> })}
                    </Cells>
                </div>
            }
        })}
        {move || open.get().map(|allowed| view! { <OpenNow state id allowed /> })}
    }
}

#[component]
fn CloseNow(state: GroupState, poll: Store<PollState>, id: PollId) -> impl IntoView {
    let asked = RwSignal::new(false);
    let doing = Doing::default();
    let toasts = use_toasts();
    let ask = Callback::new(move |()| asked.set(true));
    let act = move |()| {
        doing.call(ClosePoll { poll_id: id }, move |view| {
            asked.set(false);
            state.take(view);
            toasts.say(t!(poll.closed_now));
        });
    };
    let text = move || match doing.problem().get() {
        Some(wrong) => problem(&wrong),
        None => t!(poll.close_text, cast = poll.tally().with(|tally| tally.turnout.cast)),
    };
    view! {
        <Cell glyph=Glyph::Lock label=t!(poll.close_now) on_press=ask />
        <Confirm
            open=asked
            title=t!(poll.close_title)
            text
            confirm_label=t!(poll.close_now)
            cancel_label=t!(app.cancel)
            on_confirm=act
            pending=doing.pending()
        />
    }
}

#[component]
fn Withdraw(state: GroupState, id: PollId) -> impl IntoView {
    let asked = RwSignal::new(false);
    let ask = Callback::new(move |()| asked.set(true));
    view! {
        <Cell glyph=Glyph::Withdrawn label=t!(poll.withdraw) warn=true on_press=ask />
        <WithdrawSheet state id open=asked />
    }
}

/// A draft's one thing to do.
#[component]
fn OpenNow(state: GroupState, id: PollId, allowed: Result<(), PollRefusal>) -> impl IntoView {
    let doing = Doing::default();
    let toasts = use_toasts();
    let press = Callback::new(move |()| {
        doing.call(OpenPoll { poll_id: id }, move |view| {
            state.take(view);
            toasts.say(t!(poll.opened));
        });
    });
    let why = Signal::stored(allowed.err().map(|why| poll_refusal(why).to_owned()));
    view! {
        {move || doing.problem().get().map(|wrong| {
            view! { <Notice kind=NoticeKind::Error text=problem(&wrong) /> }
        })}
        <BottomBar note=t!(compose.confirm_open)>
            <Button label=t!(poll.open_now) tone=Tone::Primary on_press=press pending=doing.pending() disabled_reason=why />
        </BottomBar>
    }
}
