use super::Rows;
use crate::{
    polls::compose::drag::{Drag, Slot},
    t,
    ui::letter,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};

/// How near the edge of the screen the page scrolls by itself, and how far at each move, in pixels.
const EDGE: f64 = 72.0;
const STEP: f64 = 14.0;

impl Rows {
    /// A finger takes the row at `place`.
    pub(super) fn take(self, event: &PointerEvent, place: usize) {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if let Some(grip) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Without it the moves still come as long as the finger is on the grip.
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        self.drag.set(Some(Drag { from: place, start: page_y(event), by: 0.0, slots: self.slots() }));
    }

    /// It moves.
    pub(super) fn drag_on(self, event: &PointerEvent) {
        if self.drag.with_untracked(Option::is_none) {
            return;
        }
        let (y, height) = (f64::from(event.client_y()), view_height());
        let by = match y {
            _ if y < EDGE => -STEP,
            _ if y > height - EDGE => STEP,
            _ => 0.0,
        };
        window().scroll_by_with_x_and_y(0.0, by);
        self.drag.update(|drag| {
            if let Some(drag) = drag {
                drag.by = page_y(event) - drag.start;
            }
        });
    }

    /// It is let go.
    pub(super) fn let_go(self) {
        if let Some(drag) = self.drag.try_update(Option::take).flatten() {
            self.put(drag.from, drag.to());
        }
    }

    /// Puts a row elsewhere, and says so.
    pub(super) fn put(self, from: usize, to: usize) {
        if from != to {
            self.desk.form.move_row(from, to);
            self.said.set(t!(compose.option_moved, letter = letter(from), place = to + 1));
        }
    }

    /// Where the written rows are. The empty one at the end keeps its place.
    fn slots(self) -> Vec<Slot> {
        let Some(list) = self.list.get_untracked() else { return Vec::new() };
        let scrolled = window().scroll_y().unwrap_or_default();
        let slot = |place: u32| {
            let bounds = list.children().item(place)?.get_bounding_client_rect();
            Some(Slot { top: bounds.top() + scrolled, height: bounds.height() })
        };
        let written = self.desk.form.options.with_untracked(|rows| {
            let last = rows.iter().rposition(|row| !row.is_blank_now());
            last.map_or(0, |last| last + 1)
        });
        (0..u32::try_from(written).unwrap_or(0)).filter_map(slot).collect()
    }
}

fn page_y(event: &PointerEvent) -> f64 {
    f64::from(event.client_y()) + window().scroll_y().unwrap_or_default()
}

fn view_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX)
}
