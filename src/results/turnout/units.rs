use crate::{
    polls::share_of,
    results::panel::turnout_words,
    t,
    ui::{Button, Meter, Tone},
};
use domain::UnitTurnout;
use leptos::prelude::*;

/// How many units are added at a time, and how many pages of them are on the screen at most.
const PAGE: usize = 100;
const PAGES: usize = 2;

/// The turnout of each unit, in the order of their names.
#[component]
pub(super) fn Units(units: Memo<Vec<UnitTurnout>>) -> impl IntoView {
    let count = Memo::new(move |_| units.with(Vec::len));
    let first = RwSignal::new(0_usize);
    let last = Memo::new(move |_| (first.get() + PAGE * PAGES).min(count.get()));
    let rows = move || {
        units.with(|units| units.iter().take(last.get()).skip(first.get()).map(row).collect::<Vec<_>>())
    };
    view! {
        <section>
            <h3 class="unit-title">{t!(results.by_unit)}</h3>
            {move || (first.get() > 0).then(|| {
                let press = move || first.update(|first| *first = first.saturating_sub(PAGE));
                view! { <Button label=t!(results.units_above) tone=Tone::Text on_press=press /> }
            })}
            <ul class="units" aria-label=t!(results.by_unit)>{rows}</ul>
            {move || (last.get() < count.get()).then(|| {
                view! { <Button label=t!(app.more) tone=Tone::Text on_press=move || first.update(|first| *first += PAGE) /> }
            })}
        </section>
    }
}

fn row(unit: &UnitTurnout) -> impl IntoView + use<> {
    let name = if unit.unit.is_empty() { t!(results.no_unit).to_owned() } else { unit.unit.clone() };
    let turnout = unit.turnout;
    view! {
        <li class="turnout-row">
            <span class="turnout-unit">{name}</span>
            <Meter share=Signal::stored(share_of(turnout)) text=turnout_words(turnout) />
        </li>
    }
}
