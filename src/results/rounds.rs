use crate::{
    i18n::counted::votes,
    results::option_name,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::letter,
};
use domain::{Poll, Round};
use leptos::prelude::*;
use reactive_stores::Store;

/// A run-off, round by round: who had how many, and who was out.
#[component]
pub fn Rounds(poll: Store<PollState>) -> impl IntoView {
    let rounds = move || {
        poll.poll().with(|asked| {
            poll.tally().with(|tally| {
                tally
                    .rounds
                    .iter()
                    .enumerate()
                    .map(|(at, round)| one(asked, at + 1, round))
                    .collect::<Vec<_>>()
            })
        })
    };
    view! {
        <section class="card card-pad rounds" aria-label=t!(results.rounds)>
            <h2>{t!(results.rounds)}</h2>
            {rounds}
        </section>
    }
}

fn one(poll: &Poll, number: usize, round: &Round) -> impl IntoView + use<> {
    let title = t!(results.round, round = number);
    let rows: Vec<_> = round
        .votes
        .iter()
        .map(|each| {
            let place = poll.place(each.option).unwrap_or_default();
            let label = poll.option(each.option).map(|option| option.label.to_string());
            let out = round.out == Some(each.option);
            view! {
                <li class=format!("legend-row hue-{}", place % 8 + 1) class:round-out=out>
                    <span class="bar-letter">{letter(place)}</span>
                    <span class="legend-label">{label}</span>
                    <span class="bar-numbers"><span class="bar-count">{votes(each.votes)}</span></span>
                </li>
            }
        })
        .collect();
    let out = round.out.map(|out| t!(results.round_out, option = option_name(poll, out)));
    let spent = (round.exhausted > 0).then(|| t!(results.round_exhausted, count = round.exhausted));
    view! {
        <h3 class="unit-title">{title.clone()}</h3>
        <ul class="legend" aria-label=title>{rows}</ul>
        <p class="result-note">{out} " " {spent}</p>
    }
}
