use super::{
    close::CloseSheet, extend::ExtendSheet, remind::RemindSheet, schedule::ScheduleSheet,
    withdraw::WithdrawSheet,
};
use crate::{
    app::Trouble,
    i18n::{counted, problem::poll_refusal},
    polls::{compose::CopyPoll, phase::Phase},
    route::Page,
    state::{Doing, GroupState, Load, PollState, PollStateStoreFields as _},
    t,
    ui::{BottomBar, Button, Cell, Cells, Glyph, Tone, use_toasts},
};
use api::polls::OpenPoll;
use domain::{PollAction, PollRefusal, Reminders};
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
    let allowed = move |action| Memo::new(move |_| may(action) == Some(Ok(())));
    let [edit, schedule, extend, close, withdraw] =
        [PollAction::Edit, PollAction::Open, PollAction::Extend, PollAction::Close, PollAction::Withdraw]
            .map(allowed);
    let remind = Memo::new(move |_| {
        phase.track();
        let now = crate::clock::now();
        me.get().is_some_and(|me| poll.poll().with(|poll| Reminders::may_plan(poll, &me, now)).is_ok())
    });
    let sheets = [(); 5].map(|()| RwSignal::new(false));
    let [scheduling, extending, closing, withdrawing, reminding] = sheets;
    let ask = |sheet: RwSignal<bool>| Callback::new(move |()| sheet.set(true));
    view! {
        {move || {
            // Here, since what a component is given is read once.
            let [edit, schedule, extend, close, withdraw, remind] =
                [edit, schedule, extend, close, withdraw, remind].map(|allowed| allowed.get());
            view! {
                <div class="poll-manage">
                    <Cells title=t!(poll.manage)>
                        {edit.then(|| view! { <EditCell poll /> })}
                        <CopyPoll state poll />
                        {schedule.then(|| view! {
                            <Cell glyph=Glyph::Clock label=t!(compose.opening) on_press=ask(scheduling) />
                        })}
                        {extend.then(|| view! {
                            <Cell glyph=Glyph::Clock label=t!(poll.extend) on_press=ask(extending) />
                        })}
                        {remind.then(|| view! {
                            <Cell
                                glyph=Glyph::Bell
                                label=t!(remind.title)
                                value=move || waiting_words(poll, phase.get())
                                on_press=ask(reminding)
                            />
                        })}
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
        <ScheduleSheet state poll open=scheduling />
        <ExtendSheet state poll open=extending />
        <CloseSheet state poll open=closing />
        <RemindSheet poll phase me open=reminding />
        <WithdrawSheet state poll open=withdrawing />
        <OpenNow state poll allowed=Memo::new(move |_| may(PollAction::Open).filter(|_| phase.get().is_ahead())) />
    }
}

/// How many have not voted, while they may.
fn waiting_words(poll: Store<PollState>, phase: Phase) -> String {
    let waiting = poll.tally().with(|tally| tally.turnout.missing());
    let signs_up = poll.poll().with(|poll| poll.method.signs_up());
    match phase.is_open() {
        true if signs_up => counted::not_answered(waiting),
        true => counted::not_voted(waiting),
        false => String::new(),
    }
}

/// The way to edit it; or why it may not be edited any more.
#[component]
fn EditCell(poll: Store<PollState>) -> impl IntoView {
    let how = Memo::new(move |_| {
        let cast = poll.tally().with(|tally| tally.turnout.cast);
        poll.poll().with(|poll| poll.editing(cast)).map(drop)
    });
    move || match how.get() {
        Ok(()) => {
            let href = poll.poll().with_untracked(|poll| Page::Edit(poll.id).href());
            view! { <Cell glyph=Glyph::Edit label=t!(poll.edit) href /> }.into_any()
        }
        Err(why) => {
            view! { <Cell glyph=Glyph::Edit label=t!(poll.edit) hint=poll_refusal(why) /> }.into_any()
        }
    }
}

/// The one thing to do with a draft, or with what would open later by itself.
#[component]
fn OpenNow(
    state: GroupState,
    poll: Store<PollState>,
    /// Whether it may be opened; nothing for what is open, or not mine.
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
    let scheduled = Memo::new(move |_| poll.poll().with(|poll| poll.opened.is_some()));
    let label = move || if scheduled.get() { t!(poll.open_early) } else { t!(poll.open_now) };
    view! {
        <Show when=move || shown.get()>
            <Trouble doing />
            <BottomBar note=t!(compose.confirm_open)>
                <Button label tone=Tone::Primary on_press=press pending disabled_reason=why />
            </BottomBar>
        </Show>
    }
}
