use super::{
    by_unit::Line,
    choice::choice_words,
    paged::Paged,
    row::{LONG, PagedList},
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

/// Who chose an option; or, of none, what everybody chose who voted.
#[component]
pub(super) fn VotersSheet(
    poll: Store<PollState>,
    option: Option<OptionId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = move || match option {
        Some(option) => t!(results.who_option, option = poll.poll().with(|poll| option_name(poll, option))),
        None => t!(results.who_all).to_owned(),
    };
    view! {
        <Sheet open title close_label=t!(app.close)>
            <List poll option />
        </Sheet>
    }
}

#[component]
fn List(poll: Store<PollState>, option: Option<OptionId>) -> impl IntoView {
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let revision = Memo::new(move |_| poll.tally().with(|tally| tally.revision));
    let paged: Paged<BallotView> = Paged::new(revision, move |after, search| async move {
        let limit = Default::default();
        backend::call(&ListBallots { poll_id, option, search, after, limit }).await
    });
    let line = move |view: &BallotView| Line {
        person: view.person.clone(),
        choice: match option {
            Some(option) if minds(&view.ballot.selection, option) => t!(poll.fits_maybe).to_owned(),
            Some(_) => String::new(),
            None => poll.poll().with(|poll| choice_words(poll, &view.ballot.selection)),
        },
        on_edition: Some(view.ballot.edition)
            .filter(|edition| *edition < poll.poll().with(|poll| poll.edition)),
    };
    let lines = Memo::new(move |_| paged.span.with(|span| span.items().map(line).collect::<Vec<_>>()));
    let many = poll.tally().with_untracked(|tally| match option {
        Some(option) => tally.votes(option),
        None => tally.turnout.cast,
    });
    let long = many > LONG;
    view! { <PagedList paged long lines /> }
}

/// Whether they would come then only if need be.
fn minds(selection: &Selection, option: OptionId) -> bool {
    matches!(selection, Selection::Slots { if_need_be, .. } if if_need_be.contains(&option))
}
