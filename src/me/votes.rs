use crate::{
    app::loaded,
    clock,
    i18n::{counted::places, time},
    polls::label_of,
    route::Page,
    state::reading,
    t,
    ui::{Cell, Cells, Empty, Glyph, Select, Shape, Sheet},
};
use api::{
    bounded::PageLimit,
    me::MyGroup,
    polls::{ListPolls, PollView},
};
use domain::{GroupId, Poll, Receipt, Selection};
use leptos::prelude::*;

/// My votes and receipts, group by group, read when they are asked for.
#[component]
pub(super) fn Votes(groups: Vec<MyGroup>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ids: Vec<GroupId> = groups.iter().map(|mine| mine.group.id).collect();
    let several = (ids.len() > 1).then(|| {
        let names =
            groups.into_iter().map(|mine| (mine.group.id.to_string(), mine.group.name.to_string().into()));
        StoredValue::new(names.collect::<Vec<(String, TextProp)>>())
    });
    let chosen = RwSignal::new(ids.first().map(ToString::to_string).unwrap_or_default());
    let group_id = Memo::new(move |_| chosen.with(|chosen| chosen.parse::<GroupId>().ok()));
    view! {
        <Cells>
            <Cell label=t!(me.votes) on_press=move || open.set(true) glyph=Glyph::Ballot />
        </Cells>
        <Sheet open title=t!(me.votes) close_label=t!(app.close)>
            {several
                .map(|names| {
                    let options = names.get_value();
                    view! {
                        <Cells>
                            <Select label=t!(me.group) options value=chosen />
                        </Cells>
                    }
                })}
            {move || group_id.get().map(|group_id| view! { <InGroup group_id /> })}
        </Sheet>
    }
}

#[component]
fn InGroup(group_id: GroupId) -> impl IntoView {
    let polls = reading(ListPolls { group_id, after: None, limit: PageLimit::default() });
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
            let named = receipt.named.clone().map(|named| {
                let at = t!(receipt.recorded_at, time = time::when(named.at, clock::now(), None));
                view! {
                    <p class="cell-hint">{at}</p>
                    <p class="cell-hint vote-tracker">{named.tracker.to_string()}</p>
                }
            });
            view! {
                <li class="vote-line">
                    <a href=Page::Poll(poll.id).href()>{poll.title.to_string()}</a>
                    <p>{chosen}</p>
                    {named}
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
    let options = match receipt.selection() {
        None => return t!(receipt.detached).to_owned(),
        Some(Selection::Abstain) if poll.method.signs_up() => return t!(poll.not_coming).to_owned(),
        Some(Selection::SignUp { quantity, note }) => {
            let label = poll.options.first().map(|option| option.label.as_str()).unwrap_or_default();
            return format!("{label} {} {note}", places((*quantity).into())).trim().to_owned();
        }
        Some(Selection::Abstain) => return t!(poll.abstain).to_owned(),
        Some(selection @ Selection::Slots { .. }) if selection.options().is_empty() => {
            return t!(poll.no_time).to_owned();
        }
        Some(selection) => selection.options(),
    };
    let labels = options.iter().filter_map(|id| poll.option(*id));
    labels.map(|option| label_of(poll, option)).collect::<Vec<_>>().join(t!(app.joiner))
}
