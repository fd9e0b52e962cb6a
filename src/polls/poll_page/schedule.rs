use super::moment::{Moment, read, suggest};
use crate::{
    app::{Entry, Trouble},
    clock,
    i18n::time,
    state::{Doing, GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Cells, Sheet, Tone, focus_by_id, use_toasts},
};
use api::polls::SchedulePoll;
use jiff::SignedDuration;
use leptos::prelude::*;
use reactive_stores::Store;

/// Asks when a draft is to open by itself, or when else what is scheduled is.
#[component]
pub(super) fn ScheduleSheet(
    state: GroupState,
    poll: Store<PollState>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let opens = Entry::new("schedule-opens", String::new());
    let doing = Doing::default();
    opens.follow(doing, "opens");
    let toasts = use_toasts();
    Effect::new(move || {
        if open.get() {
            let set = poll.poll().with_untracked(|poll| poll.opened);
            suggest(opens, set.unwrap_or_else(|| clock::now() + SignedDuration::from_hours(1)));
        }
    });
    let press = Callback::new(move |()| {
        let rule = |at| poll.poll().with_untracked(|poll| poll.may_open_at(at, clock::now()));
        match read(opens, rule) {
            Some(at) => doing.call(SchedulePoll { poll_id, opens: at }, move |view| {
                open.set(false);
                opens.text.set(String::new());
                state.take(view);
                toasts.say(t!(compose.scheduled));
            }),
            None => focus_by_id(opens.id),
        }
    });
    let footer = move || {
        view! { <Button label=t!(compose.opening) tone=Tone::Primary on_press=press pending=doing.pending() /> }
    };
    view! {
        <Sheet open title=t!(compose.opening) close_label=t!(app.cancel) footer>
            <p>{t!(compose.opening_hint)}</p>
            <Trouble doing />
            <Cells footnote=t!(compose.zone_of, zone = time::device_zone())>
                <Moment entry=opens label=t!(compose.opens) />
            </Cells>
        </Sheet>
    }
}
