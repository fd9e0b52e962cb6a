use super::{
    by_unit::Line,
    missing_words,
    paged::Paged,
    row::{LONG, PagedList},
};
use crate::{
    backend,
    polls::Phase,
    state::{PollState, PollStateStoreFields as _, signs_up},
    t,
    ui::Sheet,
};
use api::polls::ListNonVoters;
use domain::Person;
use leptos::prelude::*;
use reactive_stores::Store;

/// Who has not voted.
#[component]
pub fn NonVotersSheet(poll: Store<PollState>, phase: Signal<Phase>, open: RwSignal<bool>) -> impl IntoView {
    let signs_up = signs_up(poll);
    let missing = move || poll.tally().with(|tally| tally.turnout.missing());
    let title = move || missing_words(missing(), phase.get(), signs_up.get());
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
    let line = |person: &Person| Line { person: person.clone(), choice: String::new(), on_edition: None };
    let lines = Memo::new(move |_| paged.span.with(|span| span.items().map(line).collect::<Vec<_>>()));
    let long = poll.tally().with_untracked(|tally| tally.turnout.missing()) > LONG;
    view! { <PagedList paged long lines /> }
}
