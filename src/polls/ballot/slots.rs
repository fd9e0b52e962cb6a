use super::{marking::Fits, paper::Sheet};
use crate::{
    i18n::time,
    t,
    ui::{fresh_id, letter},
};
use domain::{OptionId, PollOption, Selection, Slot, ZoneName};
use leptos::prelude::*;

/// 选时间: yes, if need be or no at each slot. What is not answered is no, and is shown as no once anything is.
#[component]
pub fn Slots(options: Vec<PollOption>, zone: ZoneName, sheet: Sheet) -> impl IntoView {
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .filter_map(|(place, option)| {
            let when = option.slot?;
            let withdrawn = option.withdrawn;
            Some(view! { <Row place id=option.id when zone=zone.clone() withdrawn sheet /> })
        })
        .collect();
    view! {
        <p class="choices-rule">{t!(poll.slots_how)}</p>
        {rows}
    }
}

#[component]
fn Row(
    place: usize,
    id: OptionId,
    when: Slot,
    zone: ZoneName,
    /// Withdrawn from the poll: shown, not to be chosen.
    withdrawn: bool,
    sheet: Sheet,
) -> impl IntoView {
    let name = fresh_id("slot");
    let given = Memo::new(move |_| sheet.shown.with(|shown| answer(shown, id)));
    let locked = sheet.locked();
    let segments: Vec<_> = [
        (Fits::Yes, t!(poll.fits_yes)),
        (Fits::IfNeedBe, t!(poll.fits_maybe)),
        (Fits::No, t!(poll.fits_no)),
    ]
    .into_iter()
    .map(|(fits, word)| {
        let on = move || given.get() == Some(fits);
        let set = move |_| {
            if locked.with_untracked(Option::is_none) {
                sheet.marking.come(id, fits);
            }
        };
        view! {
            <label class="segment" class:segment-on=on>
                <input class="visually-hidden" type="radio" name=name.clone() prop:checked=on on:change=set />
                <span class="segment-face">{word}</span>
            </label>
        }
    })
    .collect();
    let here = time::span(when.starts, when.ends, None);
    let there = time::span_there(when.starts, when.ends, zone.as_str())
        .map(|there| t!(poll.zone_there, zone = zone.to_string(), when = there));
    view! {
        <fieldset class=format!("scored hue-{}", place % 8 + 1)>
            <legend class="scored-label">
                <span class="choice-letter" aria-hidden="true">{letter(place)}</span>
                <span>{here} {there.map(|there| view! { <span class="slot-there">{there}</span> })}</span>
            </legend>
            {if withdrawn {
                view! { <p class="choice-note">{t!(compose.option_gone)}</p> }.into_any()
            } else {
                view! { <div class="segmented">{segments}</div> }.into_any()
            }}
        </fieldset>
    }
}

fn answer(selection: &Selection, id: OptionId) -> Option<Fits> {
    match selection {
        Selection::Slots { yes, .. } if yes.contains(&id) => Some(Fits::Yes),
        Selection::Slots { if_need_be, .. } if if_need_be.contains(&id) => Some(Fits::IfNeedBe),
        Selection::Slots { .. } => Some(Fits::No),
        _ => None,
    }
}
