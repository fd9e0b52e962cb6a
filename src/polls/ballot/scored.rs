use super::{about, paper::Sheet};
use crate::{
    parts::OptionMore,
    t,
    ui::{fresh_id, letter},
};
use domain::{OptionId, PollOption, Selection};
use leptos::prelude::*;

/// 打分: one to five points for each option.
#[component]
pub fn Scored(options: Vec<PollOption>, sheet: Sheet) -> impl IntoView {
    let rows: Vec<_> =
        options.into_iter().enumerate().map(|(place, option)| view! { <Row place option sheet /> }).collect();
    view! {
        <p class="choices-rule">{t!(poll.score_how)}</p>
        {rows}
    }
}

#[component]
fn Row(place: usize, option: PollOption, sheet: Sheet) -> impl IntoView {
    let (said, more) = (about(&option), option.clone());
    let shown = more.details.picture.is_some() || more.details.link.is_some();
    let PollOption { id, label, withdrawn, .. } = option;
    let name = fresh_id("score");
    let given = Memo::new(move |_| sheet.shown.with(|shown| points(shown, id)));
    let locked = sheet.locked();
    let segments: Vec<_> = (1..=domain::Scored::MOST)
        .map(|points| {
            let on = move || given.get() == Some(points);
            let set = move |_| {
                if locked.with_untracked(Option::is_none) {
                    sheet.marking.score(id, points);
                }
            };
            view! {
                <label class="segment" class:segment-on=on>
                    <input class="visually-hidden" type="radio" name=name.clone() prop:checked=on on:change=set />
                    <span class="segment-face">{points}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class=format!("scored hue-{}", place % 8 + 1)>
            <legend class="scored-label">
                <span class="choice-letter" aria-hidden="true">{letter(place)}</span>
                <span>{label.to_string()}</span>
            </legend>
            {(!said.is_empty()).then(|| view! { <p class="choice-note">{said}</p> })}
            {shown.then(|| view! { <OptionMore option=more /> })}
            {if withdrawn {
                view! { <p class="choice-note">{t!(compose.option_gone)}</p> }.into_any()
            } else {
                view! { <div class="segmented">{segments}</div> }.into_any()
            }}
        </fieldset>
    }
}

fn points(selection: &Selection, id: OptionId) -> Option<u8> {
    match selection {
        Selection::Score(scored) => {
            scored.iter().find(|scored| scored.option == id).map(|scored| scored.points)
        }
        _ => None,
    }
}
