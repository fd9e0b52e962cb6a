use super::{
    devices::Devices, email::MyAddress, feed::CalendarFeed, looks::Looks, other_device::OtherDevice,
    sign_out::SignOut, votes::Votes,
};
use crate::{
    app::{Frame, up_home},
    i18n::counted,
    route::Page,
    session::use_session,
    t,
    ui::{Avatar, Cell, Cells},
};
use api::me::MyGroup;
use domain::Person;
use leptos::prelude::*;

/// Whoever is signed in: who they are, where they are signed in, how they want things to look.
#[component]
pub fn MePage() -> impl IntoView {
    view! {
        <Frame title=t!(title.me) up=|| up_home(t!(title.groups))>
            <Mine />
        </Frame>
    }
}

#[component]
fn Mine() -> impl IntoView {
    let me = use_session().me();
    let person = Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.person.clone())));
    let groups =
        Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.groups.clone())).unwrap_or_default());
    view! {
        {move || person.get().map(|person| view! { <Identity person /> })}
        {move || {
            let groups = groups.get();
            (!groups.is_empty())
                .then(|| {
                    view! {
                        <Groups groups=groups.clone() />
                        <Votes groups />
                    }
                })
        }}
        <MyAddress />
        <CalendarFeed />
        <Looks />
        <Devices />
        <OtherDevice />
        <Cells title=t!(me.stored)>
            <p class="weui-cell cell me-stored">{t!(me.stored_text)}</p>
        </Cells>
        <SignOut />
    }
}

#[component]
fn Identity(person: Person) -> impl IntoView {
    let name = person.name.to_string();
    let alias = person.alias.map(|alias| view! { <span class="member-alias">{alias.to_string()}</span> });
    view! {
        <section class="me-head" aria-label=t!(me.name)>
            <Avatar name=name.clone() />
            <div class="me-words">
                <p class="me-name">{name}{alias}</p>
                <p class="me-unit">{person.unit.to_string()}</p>
            </div>
        </section>
    }
}

#[component]
fn Groups(groups: Vec<MyGroup>) -> impl IntoView {
    let rows: Vec<_> = groups
        .into_iter()
        .map(|mine| {
            let (name, members) = (mine.group.name.to_string(), counted::members(mine.members));
            view! { <Cell label=name hint=members href=Page::Group(mine.group.id).href() /> }
        })
        .collect();
    view! { <Cells title=t!(me.groups)>{rows}</Cells> }
}
