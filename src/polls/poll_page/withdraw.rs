use crate::{
    i18n::problem::{field_fault, problem, text_fault},
    state::{Doing, GroupState},
    t,
    ui::{Button, Field, Notice, NoticeKind, Sheet, Tone, focus_by_id, use_toasts},
};
use api::{Problem, polls::WithdrawPoll};
use domain::{PollId, Reason, TextFault};
use leptos::prelude::*;

const FIELD: &str = "withdraw-reason";

/// Asks for the reason, then takes the poll back. What was typed stays, also when the sheet is closed and opened again.
#[component]
pub fn WithdrawSheet(state: GroupState, id: PollId, open: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<TextFault>);
    let doing = Doing::default();
    let toasts = use_toasts();
    Effect::new(move |_| {
        // What is typed is looked at again only when it was found wrong.
        let checked = reason.with(Reason::new);
        if fault.get_untracked().is_some() {
            fault.set(checked.err());
        }
    });
    let press = Callback::new(move |()| match reason.with_untracked(Reason::new) {
        Ok(reason) => doing.call(WithdrawPoll { poll_id: id, reason }, move |view| {
            open.set(false);
            state.take(view);
            toasts.say(t!(state.withdrawn));
        }),
        Err(found) => {
            fault.set(Some(found));
            focus_by_id(FIELD);
        }
    });
    let error = Signal::derive(move || {
        let theirs = doing.problem().with(|wrong| wrong.as_ref().and_then(|wrong| field_fault(wrong, "reason")));
        fault.get().map(text_fault).or(theirs)
    });
    let wrong = Signal::derive(move || doing.problem().get().filter(is_not_the_fields));
    let footer = move || {
        view! { <Button label=t!(poll.withdraw) tone=Tone::Warn on_press=press pending=doing.pending() /> }
    };
    view! {
        <Sheet open title=t!(poll.withdraw_title) close_label=t!(app.cancel) footer>
            <p>{t!(poll.withdraw_text)}</p>
            {move || wrong.get().map(|wrong| {
                view! { <Notice kind=NoticeKind::Error text=problem(&wrong) detail=t!(problem.lost_nothing) /> }
            })}
            <Field
                id=FIELD
                label=t!(poll.withdraw_reason)
                hint=t!(poll.withdraw_reason_hint)
                value=reason
                error
                limit=Reason::MAX as usize
                lines=2
            />
        </Sheet>
    }
}

fn is_not_the_fields(problem: &Problem) -> bool {
    field_fault(problem, "reason").is_none()
}
