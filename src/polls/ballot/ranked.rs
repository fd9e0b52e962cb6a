use super::{about, paper::Sheet, with_more};
use crate::{
    t,
    ui::{Choice, Glyph, Icon, at_next_frame, focus_by_id, fresh_id, letter},
};
use domain::{OptionId, PollOption};
use leptos::prelude::*;

/// 排序: a tap ranks an option behind those that are ranked; those stand on top, to be moved.
#[component]
pub fn Ranked(options: Vec<PollOption>, sheet: Sheet) -> impl IntoView {
    let name = fresh_id("ballot");
    let ranked = Memo::new(move |_| sheet.shown.with(domain::Selection::options));
    let known = StoredValue::new(options.clone());
    let order = move || {
        let rows: Vec<_> = ranked
            .get()
            .into_iter()
            .enumerate()
            .filter_map(|(place, id)| {
                let at = known.with_value(|known| known.iter().position(|option| option.id == id))?;
                let label = known.with_value(|known| known[at].label.to_string());
                Some(view! { <Place place at label ranked sheet /> })
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <ol class="ranked" aria-label=t!(poll.ranking)>{rows}</ol> })
    };
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = option.id;
            let said = about(&option);
            let note = move || {
                let place = ranked.with(|ranked| place_of(ranked, id));
                place
                    .into_iter()
                    .chain((!said.is_empty()).then(|| said.clone()))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            let row = view! {
                <Choice
                    name=name.clone()
                    place
                    label=option.label.to_string()
                    checked=sheet.checked(id)
                    on_change=move |on: bool| sheet.marking.rank(id, on)
                    many=true
                    state=sheet.state(&option)
                    state_word=sheet.state_word(&option)
                    disabled_reason=sheet.locked()
                    note
                />
            };
            with_more(&option, row)
        })
        .collect();
    view! {
        {order}
        <p class="choices-rule">{t!(poll.ranked_how)}</p>
        {rows}
    }
}

/// "第 2 位".
fn place_of(ranked: &[OptionId], id: OptionId) -> Option<String> {
    let place = ranked.iter().position(|ranked| *ranked == id)?;
    Some(t!(poll.place, place = place + 1))
}

/// A ranked option, with the ways up and down.
#[component]
fn Place(
    /// Its place in the ranking.
    place: usize,
    /// Its place in the poll.
    at: usize,
    label: String,
    ranked: Memo<Vec<OptionId>>,
    sheet: Sheet,
) -> impl IntoView {
    let locked = sheet.locked();
    // The rows are drawn anew, each under the id of its place.
    let go = move |to: usize, tool: &'static str| {
        if locked.with_untracked(Option::is_none) {
            sheet.marking.rank_at(place, to);
            at_next_frame(move || focus_by_id(&tool_id(tool, to)));
        }
    };
    let last = move || place + 1 >= ranked.with(Vec::len);
    let (up, down) = (t!(poll.rank_up, option = label.clone()), t!(poll.rank_down, option = label.clone()));
    view! {
        <li class=format!("ranked-row hue-{}", at % 8 + 1)>
            <span class="ranked-place">{place + 1}</span>
            <span class="choice-letter" aria-hidden="true">{letter(at)}</span>
            <span class="ranked-label">{label}</span>
            <button
                class="compose-tool compose-up"
                type="button"
                id=tool_id("up", place)
                aria-label=up
                aria-disabled=(place == 0).then_some("true")
                on:click=move |_| {
                    if place > 0 {
                        go(place - 1, "up");
                    }
                }
            >
                <Icon glyph=Glyph::ChevronDown />
            </button>
            <button
                class="compose-tool"
                type="button"
                id=tool_id("down", place)
                aria-label=down
                aria-disabled=move || last().then_some("true")
                on:click=move |_| {
                    if !last() {
                        go(place + 1, "down");
                    }
                }
            >
                <Icon glyph=Glyph::ChevronDown />
            </button>
        </li>
    }
}

fn tool_id(tool: &str, place: usize) -> String {
    format!("rank-{tool}-{place}")
}
