use super::{GroupFrame, kind_word, kiosks::Kiosks, role_word, view_of};
use crate::{
    clock,
    i18n::{counted, time},
    route::Page,
    state::GroupState,
    t,
    ui::{Cell, Cells, Glyph},
};
use leptos::prelude::*;

/// What a group is, who belongs to it, and its displays.
#[component]
pub fn SettingsPage(id: domain::GroupId) -> impl IntoView {
    let content = |state| view! { <Settings state /> }.into_any();
    view! { <GroupFrame id title=t!(title.settings) content /> }
}

#[component]
fn Settings(state: GroupState) -> impl IntoView {
    let manages = Memo::new(move |_| view_of(state).is_some_and(|view| view.me.role.manages()));
    view! {
        <Identity state />
        <Cells>
            <Cell
                label=t!(settings.people)
                value=move || view_of(state).map(|view| counted::members(view.members)).unwrap_or_default()
                href=Page::Members(state.id).href()
                glyph=Glyph::People
            />
            {move || {
                manages
                    .get()
                    .then(|| {
                        view! { <Cell label=t!(group.invite) href=Page::Invite(state.id).href() glyph=Glyph::Qr /> }
                    })
            }}
        </Cells>
        {move || manages.get().then(|| view! { <Kiosks state /> })}
    }
}

#[component]
fn Identity(state: GroupState) -> impl IntoView {
    let of = move |said: fn(api::groups::GroupView) -> String| {
        move || view_of(state).map(said).unwrap_or_default()
    };
    view! {
        <Cells title=t!(settings.identity)>
            <Cell label=t!(groups.name) value=of(|view| view.group.name.to_string()) />
            <Cell label=t!(settings.kind) value=of(|view| kind_word(view.group.kind).to_owned()) />
            <Cell
                label=t!(settings.since)
                value=of(|view| time::when(view.group.since, clock::now(), None))
            />
            <Cell label=t!(settings.my_role) value=of(|view| role_word(view.me.role).to_owned()) />
        </Cells>
    }
}
