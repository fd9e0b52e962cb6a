use super::words::{answer_word, past_word, when};
use crate::{
    clock,
    route::Page,
    ui::{Cell, Glyph},
};
use api::calendar::EventView;
use leptos::prelude::*;

/// An event as a row that goes to its page: what, when and where, and what I have answered or what became of it.
pub(super) fn event_row(view: &EventView) -> impl IntoView + use<> {
    let (event, now) = (&view.event, clock::now());
    let mut hint = when(&event.plan, now, None);
    if !event.plan.place.as_str().is_empty() {
        hint.push_str(" · ");
        hint.push_str(event.plan.place.as_str());
    }
    let value = past_word(event, now).or_else(|| view.mine.map(answer_word)).unwrap_or_default();
    view! {
        <Cell
            glyph=Glyph::Calendar
            label=event.plan.title.to_string()
            hint
            value=value
            href=Page::Event(event.id).href()
        />
    }
}
