use super::{rotation::LINES, wall::Shown};
use crate::{
    i18n::counted::{people, places},
    results::places_words,
    t,
};
use api::kiosks::BoardLine;
use leptos::prelude::*;

/// How many signed up, large, and a sheet of their names in the order in which they came.
#[component]
pub(super) fn Lines(shown: Memo<Shown>, sheet: usize) -> impl IntoView {
    let sum = Memo::new(move |_| shown.with(|shown| places(shown.tally.taken())));
    let rest = Memo::new(move |_| {
        shown.with(|shown| {
            let who = people(shown.tally.counts.iter().map(|count| count.votes).sum());
            match shown.poll.method.limit() {
                Some(_) => format!("{who} · {}", places_words(shown.poll.method, &shown.tally)),
                None => who,
            }
        })
    });
    let lines = Memo::new(move |_| {
        shown.with(|shown| shown.lines.iter().skip(sheet * LINES).take(LINES).cloned().collect::<Vec<_>>())
    });
    let row = |line: BoardLine| {
        view! {
            <li class="kiosk-name-line" value=line.place>
                <span class="kiosk-place" aria-hidden="true">{line.place}</span>
                <span class="kiosk-who">{line.name.to_string()}</span>
                {(line.quantity > 1).then(|| view! { <span class="kiosk-many">{places(line.quantity.into())}</span> })}
            </li>
        }
    };
    view! {
        <section class="kiosk-stage kiosk-lines" aria-label=t!(results.sign_ups)>
            <p class="kiosk-sum"><strong>{move || sum.get()}</strong> <span>{move || rest.get()}</span></p>
            <ol class="kiosk-name-lines">{move || lines.get().into_iter().map(row).collect::<Vec<_>>()}</ol>
        </section>
    }
}
