use crate::{
    app::loaded,
    clock,
    i18n::time,
    route::Page,
    state::reading,
    t,
    ui::{Cell, Cells, Empty, Glyph, Shape, Sheet},
};
use api::{
    me::MyGroup,
    polls::{ListPolls, PollView},
};
use domain::{Group, Poll, Receipt};
use leptos::prelude::*;

/// My votes and receipts, group by group, read when they are asked for.
#[component]
pub(super) fn Votes(groups: Vec<MyGroup>) -> impl IntoView {
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Group>);
    let rows: Vec<_> = groups
        .into_iter()
        .map(|mine| {
            let name = mine.group.name.to_string();
            let show = move || {
                chosen.set(Some(mine.group.clone()));
                open.set(true);
            };
            view! { <Cell label=name on_press=show glyph=Glyph::Ballot /> }
        })
        .collect();
    let title = move || chosen.with(|group| group.as_ref().map(|group| group.name.to_string()).unwrap_or_default());
    view! {
        <Cells title=t!(me.votes)>{rows}</Cells>
        <Sheet open title close_label=t!(app.close)>
            {move || chosen.get().map(|group| view! { <InGroup group /> })}
        </Sheet>
    }
}

#[component]
fn InGroup(group: Group) -> impl IntoView {
    let polls = reading(ListPolls { group_id: group.id, after: None, limit: Default::default() });
    move || {
        loaded(polls.load.get(), Shape::List, Some(polls.again), |page| {
            let mine: Vec<_> = page.items.into_iter().filter_map(receipt_of).collect();
            let older = page.next.is_some();
            view! { <Receipts mine older /> }
        })
    }
}

fn receipt_of(view: PollView) -> Option<(Poll, Receipt)> {
    Some((view.poll, view.receipt?))
}

#[component]
fn Receipts(mine: Vec<(Poll, Receipt)>, older: bool) -> impl IntoView {
    if mine.is_empty() {
        return view! { <Empty glyph=Glyph::Ballot title=t!(me.votes_empty) /> }.into_any();
    }
    let rows: Vec<_> = mine
        .into_iter()
        .map(|(poll, receipt)| {
            let chosen = chosen(&poll, &receipt);
            let at = t!(receipt.recorded_at, time = time::when(receipt.at, clock::now(), None));
            view! {
                <li class="vote-line">
                    <a href=Page::Poll(poll.id).href()>{poll.title.to_string()}</a>
                    <p>{chosen}</p>
                    <p class="cell-hint">{at}</p>
                    <p class="cell-hint vote-tracker">{receipt.tracker.to_string()}</p>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="vote-list">{rows}</ul>
        {older.then(|| view! { <p class="cell-hint">{t!(me.votes_older)}</p> })}
    }
    .into_any()
}

/// What I chose, in the poll's words.
fn chosen(poll: &Poll, receipt: &Receipt) -> String {
    let labels = receipt.selection.options().iter().filter_map(|id| poll.option(*id));
    labels.map(|option| option.label.to_string()).collect::<Vec<_>>().join(t!(app.joiner))
}
