use super::row::event_row;
use crate::{
    clock,
    state::{GroupState, Load, reading},
    t,
    ui::Cells,
};
use api::{bounded::PageLimit, calendar::ListEvents};
use jiff::SignedDuration;
use leptos::prelude::*;

/// How far one looks ahead on a group's home.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 60);
/// How many are shown there.
const SHOWN: u32 = 3;

/// The next events of a group, where there are any.
#[component]
pub fn ComingEvents(state: GroupState) -> impl IntoView {
    let from = clock::now();
    let limit = PageLimit::new(SHOWN).unwrap_or_default();
    let request = ListEvents { group_id: state.id, from, until: from + AHEAD, after: None, limit };
    let read = reading(request);
    super::event_page::follow(state, None, read.again);
    move || {
        let Load::Ready(page) = read.load.get() else { return None };
        let rows: Vec<_> =
            page.items.iter().filter(|view| view.event.cancelled.is_none()).map(event_row).collect();
        (!rows.is_empty()).then(|| view! { <Cells title=t!(calendar.coming)>{rows}</Cells> })
    }
}
