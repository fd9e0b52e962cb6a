use crate::{
    clock,
    i18n::time,
    polls::compose::{Desk, Spot, deadline::Quick},
    t,
    ui::{Cells, Field, fresh_id},
    wall_clock,
};
use leptos::prelude::*;

/// When it closes: by one tap, or exactly.
#[component]
pub(super) fn Closing(desk: Desk) -> impl IntoView {
    let typed = desk.form.deadline;
    // The words say the zone too: whoever travels sees which one is meant.
    let exact = move || {
        let at = typed.with(|typed| wall_clock::read(typed).and_then(wall_clock::instant));
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
        wall_clock::local(clock::now()).and_then(|now| choice.of(now)).map(wall_clock::written)
    };
    let name = fresh_id("quick");
    // What was tapped last: when the minute turns it is still that choice, though it would be another time now.
    let tapped = RwSignal::new(None::<(Quick, String)>);
    let chip = |(choice, word): (Quick, &'static str)| {
        let meant = at(choice)?;
        let is_tapped = move |typed: &str| {
            tapped
                .with(|tapped| tapped.as_ref().is_some_and(|(which, text)| *which == choice && text == typed))
        };
        let on = move || typed.with(|typed| *typed == meant || is_tapped(typed));
        // Asked again at the tap: an hour from now is another hour then.
        let set = move |_| {
            let text = at(choice).unwrap_or_default();
            tapped.set(Some((choice, text.clone())));
            typed.set(text);
        };
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
