//! The options, one a row.

mod drag_rows;
mod extra_sheet;
mod paste_sheet;
mod row;

use super::{Desk, Spot, drag::Drag};
use crate::{
    state::Doing,
    t,
    ui::{Button, Glyph, Tone},
};
use domain::Draft;
use extra_sheet::ExtraSheet;
use leptos::{html, prelude::*};
use paste_sheet::PasteSheet;
use row::OptionRow;

/// What the rows share.
#[derive(Clone, Copy)]
struct Rows {
    desk: Desk,
    list: NodeRef<html::Ol>,
    /// The row that is being dragged.
    drag: RwSignal<Option<Drag>>,
    /// What a screen reader is told of a row that moved.
    said: RwSignal<String>,
    /// The sheet to paste a list into, and what is in it.
    pasting: RwSignal<bool>,
    pasted: RwSignal<String>,
    /// A picture on its way.
    uploading: Doing,
}

impl Rows {
    /// Whether the row stays where it is: somebody has voted, and may have chosen it.
    fn keeps(self, key: u32) -> bool {
        let is_of_poll =
            |row: &super::form::Row| row.key == key && row.was.with_untracked(|was| was.id.is_some());
        untrack(|| self.desk.is_anew())
            && self.desk.form.options.with_untracked(|rows| rows.iter().any(is_of_poll))
    }
}

/// The options: rows that add themselves as one types.
#[component]
pub(in crate::polls) fn Options(desk: Desk) -> impl IntoView {
    let rows = Rows {
        desk,
        list: NodeRef::new(),
        drag: RwSignal::new(None),
        said: RwSignal::default(),
        pasting: RwSignal::new(false),
        pasted: RwSignal::default(),
        uploading: Doing::default(),
    };
    let form = desk.form;
    let count = Memo::new(move |_| form.count());
    let most = Draft::MAX_OPTIONS;
    let fault = desk.fault(Spot::Options);
    view! {
        <fieldset class="cells-group">
            <legend class="weui-cells__title cells-title">
                {t!(compose.options)} " " <span class="numbers">{move || format!("{}/{most}", count.get())}</span>
            </legend>
            <div class="weui-cells cells">
                <ol class="compose-options" class:compose-dragging=move || rows.drag.with(Option::is_some) node_ref=rows.list>
                    <For each=move || form.options.get() key=|row| row.key let(row)>
                        <OptionRow rows row />
                    </For>
                </ol>
                <div class="compose-add">
                    <Button
                        label=t!(compose.paste_title)
                        on_press=move || rows.pasting.set(true)
                        tone=Tone::Text
                        compact=true
                        glyph=Glyph::Copy
                    />
                </div>
            </div>
            <p class="compose-fault" aria-live="polite">{fault}</p>
            <p class="visually-hidden" aria-live="polite">{rows.said}</p>
        </fieldset>
        <PasteSheet rows />
        <ExtraSheet rows />
    }
}
