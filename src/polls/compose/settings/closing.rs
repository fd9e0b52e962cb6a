use crate::{
    clock,
    i18n::time,
    polls::compose::{
        Desk, Spot,
        deadline::{self, Quick},
    },
    t,
    ui::{Cells, Field, fresh_id},
};
use leptos::prelude::*;

/// When it closes: by one tap, or exactly.
#[component]
pub(super) fn Closing(desk: Desk) -> impl IntoView {
    let typed = desk.form.deadline;
    // The words say the zone too: whoever travels sees which one is meant.
    let exact = move || {
        let at = typed.with(|typed| deadline::read(typed).and_then(deadline::instant));
        at.map(|at| time::exact(at, None)).unwrap_or_default()
    };
    let zone = t!(compose.zone_of, zone = time::device_zone());
    view! {
        <Cells title=t!(compose.deadline) footnote=zone>
            <div class="choice-chips" role="group" aria-label=t!(compose.deadline)>{quick_choices(typed)}</div>
            <Field
                label=t!(compose.deadline_pick)
                value=typed
                error=desk.fault(Spot::Deadline)
                kind="datetime-local"
                hint=exact
                id=Spot::Deadline.id()
            />
        </Cells>
    }
}

fn quick_choices(typed: RwSignal<String>) -> Vec<AnyView> {
    let words = [
        (Quick::Hour, t!(compose.deadline_hour)),
        (Quick::Tonight, t!(compose.deadline_tonight)),
        (Quick::Tomorrow, t!(compose.deadline_tomorrow)),
        (Quick::Week, t!(compose.deadline_week)),
    ];
    let at = move |choice: Quick| {
        deadline::local(clock::now()).and_then(|now| choice.of(now)).map(deadline::written)
    };
    let name = fresh_id("quick");
    let chip = |(choice, word): (Quick, &'static str)| {
        let meant = at(choice)?;
        let on = move || typed.with(|typed| *typed == meant);
        // Asked again at the tap: an hour from now is another hour then.
        let set = move |_| typed.set(at(choice).unwrap_or_default());
        Some(
            view! {
                <label class="choice-chip">
                    <input class="visually-hidden" type="radio" name=name.clone() prop:checked=on on:change=set />
                    <span>{word}</span>
                </label>
            }
            .into_any(),
        )
    };
    words.into_iter().filter_map(chip).collect()
}
