use super::{GroupFrame, kind_word, view_of};
use crate::{
    app::{Trouble, loaded},
    i18n::counted,
    parts::Coming,
    polls::PollCard,
    route::{Page, use_navigation},
    state::{Doing, GroupState, Load, PollStateStoreFields as _},
    t,
    ui::{BottomBar, Button, Chip, ChipKind, Empty, Glyph, LinkButton, Shape, Tone},
};
use api::{bounded::PageLimit, polls::ListPolls};
use domain::{PollStatus, Role};
use leptos::prelude::*;

/// The home of a group: what is put to it, newest first.
#[component]
pub fn GroupPage(id: domain::GroupId) -> impl IntoView {
    view! { <GroupFrame id wide=true content=|state| view! { <Home state /> }.into_any() /> }
}

#[component]
fn Home(state: GroupState) -> impl IntoView {
    view! {
        <About state />
        <div class="split group-split">
            <div class="split-side">
                <Ways state />
            </div>
            <div class="split-main stack">
                {move || {
                    let again = Callback::new(move |()| {
                        crate::state::use_here().group(state.id);
                    });
                    loaded(state.listed.get(), Shape::Feed, Some(again), |()| view! { <Feed state /> })
                }}
                <Compose state />
            </div>
            // It comes later than the polls, which must not move from under a finger.
            <div class="group-coming stack">
                <Coming state />
            </div>
        </div>
    }
}

/// How many belong to it, and what waits for me.
#[component]
fn About(state: GroupState) -> impl IntoView {
    let about = move || {
        view_of(state)
            .map(|view| format!("{} · {}", counted::members(view.members), kind_word(view.group.kind)))
    };
    let waiting = Memo::new(move |_| waiting(state));
    view! {
        <p class="page-sub group-about">
            <span>{about}</span>
            {move || {
                (waiting.get() > 0)
                    .then(|| view! { <Chip kind=ChipKind::Open label=t!(groups.waiting, count = waiting.get()) /> })
            }}
        </p>
    }
}

/// How many polls of the group, as far as they are known here, wait for my vote.
fn waiting(state: GroupState) -> usize {
    let now = crate::clock::now();
    let waits = |poll: &reactive_stores::Store<crate::state::PollState>| {
        poll.entitled().get()
            && poll.receipt().with(Option::is_none)
            && poll.poll().with(|poll| poll.status_at(now) == PollStatus::Open)
    };
    state.polls.with(|polls| polls.iter().filter(|(_, poll)| waits(poll)).count())
}

#[component]
fn Ways(state: GroupState) -> impl IntoView {
    let manages = Memo::new(move |_| view_of(state).is_some_and(|view| view.me.role.manages()));
    view! {
        <nav class="page-actions" aria-label=t!(group.ways)>
            <LinkButton
                label=t!(group.members)
                href=Page::Members(state.id).href()
                tone=Tone::Text
                glyph=Glyph::People
                compact=true
            />
            <LinkButton
                label=t!(group.calendar)
                href=Page::Calendar(state.id).href()
                tone=Tone::Text
                glyph=Glyph::Calendar
                compact=true
            />
            {move || {
                manages
                    .get()
                    .then(|| {
                        view! {
                            <LinkButton
                                label=t!(group.invite)
                                href=Page::Invite(state.id).href()
                                tone=Tone::Text
                                glyph=Glyph::Qr
                                compact=true
                            />
                        }
                    })
            }}
            <LinkButton
                label=t!(group.settings)
                href=Page::Settings(state.id).href()
                tone=Tone::Text
                glyph=Glyph::Settings
                compact=true
            />
        </nav>
    }
}

#[component]
fn Feed(state: GroupState) -> impl IntoView {
    let empty = move || state.polls.with(Vec::is_empty);
    view! {
        <h2 class="visually-hidden">{t!(group.feed)}</h2>
        <ul class="stack">
            <For each=move || state.polls.get() key=|(id, _)| *id let((_, poll))>
                <li>
                    <PollCard state poll />
                </li>
            </For>
        </ul>
        {move || empty().then(|| view! { <NothingYet state /> })}
        {move || state.older.get().is_some().then(|| view! { <Older state /> })}
    }
}

#[component]
fn NothingYet(state: GroupState) -> impl IntoView {
    let text = move || {
        let votes = view_of(state).is_some_and(|view| view.me.role.votes());
        if votes { t!(group.empty_text) } else { t!(group.empty_text_member) }
    };
    view! { <Empty glyph=Glyph::Ballot title=t!(group.empty_title) text=text /> }
}

/// Reads the polls before those shown.
#[component]
fn Older(state: GroupState) -> impl IntoView {
    let doing = Doing::default();
    let read = Callback::new(move |()| {
        let request =
            ListPolls { group_id: state.id, after: state.older.get_untracked(), limit: PageLimit::default() };
        doing.call(request, move |page| {
            page.items.into_iter().for_each(|view| state.take(view));
            state.older.set(page.next);
        });
    });
    view! {
        <Trouble doing />
        <Button label=t!(group.older) on_press=read pending=doing.pending() tone=Tone::Text />
    }
}

#[component]
fn Compose(state: GroupState) -> impl IntoView {
    let navigation = use_navigation();
    let go = Callback::new(move |()| navigation.go(Page::Compose(state.id)));
    let reason = Signal::derive(move || match state.view.get() {
        Load::Ready(view) if view.me.role == Role::Observer => Some(t!(compose.observer).to_owned()),
        _ => None,
    });
    view! {
        <BottomBar>
            <Button label=t!(group.compose) on_press=go tone=Tone::Primary disabled_reason=reason />
        </BottomBar>
    }
}
