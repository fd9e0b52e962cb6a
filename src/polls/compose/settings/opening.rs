use crate::{
    clock,
    i18n::time,
    polls::compose::{Desk, Spot, deadline::Quick},
    t,
    ui::{Cells, Field, Switch},
    wall_clock,
};
use leptos::prelude::*;

/// Whether it opens by itself, and when.
#[component]
pub(super) fn Opening(desk: Desk) -> impl IntoView {
    let (scheduled, typed) = (desk.form.scheduled, desk.form.opens);
    let turn = move |on: bool| {
        // Something to begin with, in the zone of the device.
        if on && typed.with_untracked(String::is_empty) {
            let soon = wall_clock::local(clock::now()).and_then(|now| Quick::Hour.of(now));
            typed.set(soon.map(wall_clock::written).unwrap_or_default());
        }
        scheduled.set(on);
    };
    let exact = move || {
        let at = typed.with(|typed| wall_clock::read(typed).and_then(wall_clock::instant));
        at.map(|at| time::exact(at, None)).unwrap_or_default()
    };
    view! {
        <Cells>
            <Switch label=t!(compose.opening) hint=t!(compose.opening_hint) on=scheduled on_change=turn />
            {move || scheduled.get().then(|| {
                view! {
                    <Field
                        label=t!(compose.opens)
                        value=typed
                        error=desk.opening
                        kind="datetime-local"
                        hint=exact
                        id=Spot::Opens.id()
                    />
                }
            })}
        </Cells>
    }
}
