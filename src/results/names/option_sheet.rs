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
use domain::OptionId;
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
    let option = Some(option);
    let paged: Paged<BallotView> = Paged::new(revision, move |after, search| async move {
        let limit = Default::default();
        backend::call(&ListBallots { poll_id, option, search, after, limit }).await
    });
    let people = Memo::new(move |_| {
        paged.span.with(|span| span.items().map(|ballot| ballot.person.clone()).collect::<Vec<_>>())
    });
    let rows = Callback::new(move |()| {
        let rows: Vec<_> = people.with(|people| people.iter().map(name_row).collect());
        view! { <ul class="names">{rows}</ul> }.into_any()
    });
    let votes = option.map_or(0, |option| poll.tally().with_untracked(|tally| tally.votes(option)));
    let long = votes > LONG;
    view! { <PagedList paged long rows /> }
}
