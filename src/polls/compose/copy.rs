//! A poll as the beginning of another.

use super::{
    desk::blank,
    kept::{Began, Kept, keep, kept},
    sketch::Sketch,
};
use crate::{
    route::{Page, use_navigation},
    state::{GroupState, Load, PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Confirm, Glyph, use_toasts},
};
use leptos::prelude::*;
use reactive_stores::Store;

/// Writes the same question on the page for composing. What stands there unfinished is not lost without asking.
#[component]
pub(in crate::polls) fn CopyPoll(state: GroupState, poll: Store<PollState>) -> impl IntoView {
    let (navigation, toasts) = (use_navigation(), use_toasts());
    let asking = RwSignal::new(false);
    let me = move || match state.view.get_untracked() {
        Load::Ready(view) => Some(view.me.person_id),
        Load::Waiting | Load::Failed(_) => None,
    };
    let copy = Callback::new(move |()| {
        asking.set(false);
        let Some(me) = me() else { return };
        let (group, sketch) = poll.poll().with_untracked(|poll| {
            (poll.group_id, Sketch { deadline: blank().deadline, ..Sketch::of(poll) })
        });
        if keep(me, group.0, &Kept { sketch, composed: None, began: Some(Began::Copy) }) {
            navigation.go(Page::Compose(group));
        } else {
            toasts.say(t!(poll.duplicate_failed));
        }
    });
    let press = Callback::new(move |()| {
        let group = poll.poll().with_untracked(|poll| poll.group_id);
        let unfinished = me().and_then(|me| kept(me, group.0)).is_some_and(|kept| !kept.sketch.is_blank());
        if unfinished { asking.set(true) } else { copy.run(()) }
    });
    view! {
        <Cell glyph=Glyph::Copy label=t!(poll.duplicate) on_press=press />
        <Confirm
            open=asking
            title=t!(poll.duplicate_title)
            text=t!(poll.duplicate_text)
            confirm_label=t!(poll.duplicate_do)
            cancel_label=t!(app.cancel)
            on_confirm=copy
        />
    }
}
