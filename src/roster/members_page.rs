use super::{
    list::{ListContext, MemberList},
    member_sheet::{MemberSheet, may},
    pages::Roster,
};
use crate::{
    app::loaded,
    groups::{GroupFrame, view_of},
    i18n::counted,
    route::{Page, use_navigation},
    state::GroupState,
    t,
    ui::{BottomBar, Button, Empty, Glyph, Search, Shape, Tone},
};
use api::groups::MemberView;
use leptos::prelude::*;

/// Who belongs to a group.
#[component]
pub fn MembersPage(id: domain::GroupId) -> impl IntoView {
    let content = |state| view! { <Members state /> }.into_any();
    view! { <GroupFrame id title=t!(title.members) content /> }
}

#[component]
fn Members(state: GroupState) -> impl IntoView {
    let roster = Roster::new(state.id);
    follow_joins(state, roster);
    let manages = Memo::new(move |_| view_of(state).is_some_and(|view| view.me.role.manages()));
    let chosen = RwSignal::new(None::<MemberView>);
    let again = Callback::new(move |()| roster.read());
    view! {
        <p class="page-sub">
            {move || view_of(state).map(|view| counted::members(view.members))}
        </p>
        <Search label=t!(roster.search) value=roster.typed />
        {move || loaded(roster.first.get(), Shape::List, Some(again), |()| view! { <Found state roster chosen /> })}
        {move || manages.get().then(|| view! { <MemberSheet state roster chosen /> })}
        {move || manages.get().then(|| view! { <Invite state /> })}
    }
}

#[component]
fn Found(state: GroupState, roster: Roster, chosen: RwSignal<Option<MemberView>>) -> impl IntoView {
    let empty = Memo::new(move |_| roster.members.with(Vec::is_empty));
    // A role of mine that changes makes the rows anew.
    let me = Memo::new(move |_| view_of(state).map(|view| view.me));
    move || {
        let me = me.get()?;
        if empty.get() {
            let text = t!(roster.no_match, text = roster.searched.get());
            return Some(view! { <Empty glyph=Glyph::Search title=text /> }.into_any());
        }
        let context = ListContext {
            roster,
            me: me.person_id,
            may_touch: Callback::new(move |other: MemberView| may(&me, &other.member).anything()),
            on_press: Callback::new(move |other| chosen.set(Some(other))),
        };
        Some(view! { <MemberList context /> }.into_any())
    }
}

/// When somebody joins or leaves and only the first page is shown, it is read again.
fn follow_joins(state: GroupState, roster: Roster) {
    Effect::new(move |before: Option<Option<u32>>| {
        let members = view_of(state).map(|view| view.members);
        let one_page = roster.members.with_untracked(|members| members.len() <= 100);
        if before.is_some_and(|before| before != members) && one_page {
            roster.read();
        }
        members
    });
}

#[component]
fn Invite(state: GroupState) -> impl IntoView {
    let navigation = use_navigation();
    let go = Callback::new(move |()| navigation.go(Page::Invite(state.id)));
    view! {
        <BottomBar>
            <Button label=t!(group.invite) on_press=go tone=Tone::Primary />
        </BottomBar>
    }
}
