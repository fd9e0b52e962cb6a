use super::{event_page::follow, row::event_row};
use crate::{
    clock,
    route::Page,
    state::{GroupState, Load, PollState, PollStateStoreFields as _, reading},
    t,
    ui::{Cell, Cells, Glyph},
};
use api::calendar::ListPollEvents;
use domain::{Decided, Invited, Outcome, calendar::may_make};
use leptos::prelude::*;
use reactive_stores::Store;

/// What came of a decided poll; for those who may, the way to make an event of it.
#[component]
pub fn PollEvents(state: GroupState, poll: Store<PollState>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let read = reading(ListPollEvents { poll_id });
    follow(state, None, read.again);
    move || {
        let Load::Ready(events) = read.load.get() else { return None };
        let has_event = events.iter().any(|view| view.event.cancelled.is_none());
        let makes = may(state, poll, has_event);
        let rows: Vec<_> = events.iter().map(event_row).collect();
        let to = Page::NewEvent { group: state.id, poll: Some(poll_id) }.href();
        (makes || !rows.is_empty()).then(|| {
            view! {
                <Cells title=t!(calendar.of_poll)>
                    {rows} {makes.then(|| view! { <Cell glyph=Glyph::Plus label=t!(calendar.make) href=to.clone() /> })}
                </Cells>
            }
        })
    }
}

/// Whether whoever is signed in may make an event of the poll's outcome.
fn may(state: GroupState, poll: Store<PollState>, has_event: bool) -> bool {
    let Load::Ready(group) = state.view.get() else { return false };
    let outcome = poll.poll().with(|asked| poll.tally().with(|tally| Outcome::of(asked, tally)));
    poll.poll().with(|poll| {
        let Some(option) = outcome.option(poll) else { return false };
        let decided = Decided { poll, outcome: &outcome, option, has_event };
        may_make(&group.me, Some(&decided), Invited::Everybody, clock::now()).is_ok()
    })
}
