use super::{
    by_unit::by_unit,
    missing_words,
    paged::Paged,
    row::{PagedList, name_row},
};
use crate::{
    backend,
    polls::Phase,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::Sheet,
};
use api::polls::ListNonVoters;
use domain::Person;
use leptos::prelude::*;
use reactive_stores::Store;

/// From how many on a list can be searched.
pub(super) const LONG: u32 = 12;

/// Who has not voted.
#[component]
pub fn NonVotersSheet(poll: Store<PollState>, phase: Signal<Phase>, open: RwSignal<bool>) -> impl IntoView {
    let title = move || missing_words(poll.tally().with(|tally| tally.turnout.missing()), phase.get());
    view! {
        <Sheet open title close_label=t!(app.close)>
            <List poll />
        </Sheet>
    }
}

#[component]
fn List(poll: Store<PollState>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let revision = Memo::new(move |_| poll.tally().with(|tally| tally.revision));
    let paged: Paged<Person> = Paged::new(revision, move |after, search| async move {
        backend::call(&ListNonVoters { poll_id, search, after, limit: Default::default() }).await
    });
    let people = Memo::new(move |_| paged.span.with(|span| span.items().cloned().collect::<Vec<_>>()));
    let rows = Callback::new(move |()| {
        let unit = |(unit, members): (String, Vec<&Person>)| {
            let rows: Vec<_> = members.into_iter().map(|person| name_row(person, None)).collect();
            let named = unit.clone();
            view! {
                <h3 class="unit-title">{unit}</h3>
                <ul class="names" aria-label=named>{rows}</ul>
            }
        };
        people.with(|people| by_unit(people).into_iter().map(unit).collect::<Vec<_>>()).into_any()
    });
    let long = poll.tally().with_untracked(|tally| tally.turnout.missing()) > LONG;
    view! { <PagedList paged long rows /> }
}
