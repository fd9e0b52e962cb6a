use super::{
    non_voters::LONG,
    paged::Paged,
    row::{PagedList, name_row},
};
use crate::{
    backend,
    results::option_name,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::Sheet,
};
use api::polls::{BallotView, ListBallots};
use domain::{OptionId, Selection};
use leptos::prelude::*;
use reactive_stores::Store;

/// Who chose an option.
#[component]
pub(super) fn OptionSheet(poll: Store<PollState>, option: OptionId, open: RwSignal<bool>) -> impl IntoView {
    let title = move || t!(results.who_option, option = poll.poll().with(|poll| option_name(poll, option)));
    view! {
        <Sheet open title close_label=t!(app.close)>
            <List poll option />
        </Sheet>
    }
}

#[component]
fn List(poll: Store<PollState>, option: OptionId) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let revision = Memo::new(move |_| poll.tally().with(|tally| tally.revision));
    let paged: Paged<BallotView> = Paged::new(revision, move |after, search| async move {
        let (option, limit) = (Some(option), Default::default());
        backend::call(&ListBallots { poll_id, option, search, after, limit }).await
    });
    let people = Memo::new(move |_| {
        let line = |ballot: &BallotView| (ballot.person.clone(), minds(ballot, option));
        paged.span.with(|span| span.items().map(line).collect::<Vec<_>>())
    });
    let rows = Callback::new(move |()| {
        let row = |(person, minds): &(_, bool)| name_row(person, minds.then_some(t!(poll.fits_maybe)));
        let rows: Vec<_> = people.with(|people| people.iter().map(row).collect());
        view! { <ul class="names">{rows}</ul> }.into_any()
    });
    let votes = poll.tally().with_untracked(|tally| tally.votes(option));
    let long = votes > LONG;
    view! { <PagedList paged long rows /> }
}

/// Whether they would come then only if need be.
fn minds(ballot: &BallotView, option: OptionId) -> bool {
    matches!(&ballot.ballot.selection, Selection::Slots { if_need_be, .. } if if_need_be.contains(&option))
}
