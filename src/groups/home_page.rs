use super::role_word;
use crate::{
    app::Frame,
    backend::Listening,
    i18n::counted,
    route::{Page, has_moved, use_navigation},
    session::use_session,
    t,
    ui::{Avatar, Button, Cell, Cells, Chip, ChipKind, Empty, Glyph, Icon, Tone, initial},
};
use api::me::{Me, MyGroup};
use leptos::prelude::*;

/// The groups one belongs to.
#[component]
pub fn HomePage() -> impl IntoView {
    let session = use_session();
    // The first page of a visit has just asked.
    if has_moved() {
        session.ask();
    }
    let owner = Owner::current().unwrap_or_default();
    let shown = Listening::to(&document(), "visibilitychange", move |_: web_sys::Event| {
        if !document().hidden() {
            owner.with(|| session.ask());
        }
    });
    on_cleanup(move || drop(shown));
    view! {
        <Frame title=t!(title.groups)>
            <Home />
        </Frame>
    }
}

#[component]
fn Home() -> impl IntoView {
    let me = use_session().me();
    move || {
        me.get().map(|me| {
            let groups = if me.groups.is_empty() {
                view! { <NoGroup /> }.into_any()
            } else {
                view! { <Groups groups=me.groups.clone() /> }.into_any()
            };
            view! {
                <p class="page-sub">{me.space.name.to_string()}</p>
                {groups}
                <Mine me />
            }
        })
    }
}

#[component]
fn Groups(groups: Vec<MyGroup>) -> impl IntoView {
    let rows: Vec<_> = groups.into_iter().map(|mine| view! { <GroupRow mine /> }).collect();
    view! { <Cells>{rows}</Cells> }
}

#[component]
fn GroupRow(mine: MyGroup) -> impl IntoView {
    let MyGroup { group, role, members, waiting, reminded } = mine;
    let hint = match role {
        domain::Role::Member => counted::members(members),
        _ => format!("{} · {}", counted::members(members), role_word(role)),
    };
    let name = group.name.to_string();
    let mark = initial(&name);
    // Not a Cell: what waits stands under the name, which may be long.
    view! {
        <a class="weui-cell cell" href=Page::Group(group.id).href()>
            <span class="group-mark" aria-hidden="true">{mark}</span>
            <span class="weui-cell__bd cell-body">
                <span class="cell-label">{name}</span>
                <span class="cell-hint">{hint}</span>
                {(waiting > 0)
                    .then(|| {
                        view! {
                            <span class="chips">
                                <Chip kind=ChipKind::Open label=t!(groups.waiting, count = waiting) />
                                {(reminded > 0)
                                    .then(|| view! { <Chip kind=ChipKind::Reminded label=t!(groups.reminded, count = reminded) /> })}
                            </span>
                        }
                    })}
            </span>
            <span class="cell-chevron"><Icon glyph=Glyph::Chevron /></span>
        </a>
    }
}

#[component]
fn NoGroup() -> impl IntoView {
    let navigation = use_navigation();
    let create = Callback::new(move |()| navigation.go(Page::NewGroup));
    view! {
        <Empty glyph=Glyph::People title=t!(groups.empty_title) text=t!(groups.empty_text)>
            <Button label=t!(groups.create) on_press=create tone=Tone::Primary />
        </Empty>
    }
}

/// The way to 我, and to one more group.
#[component]
fn Mine(me: Me) -> impl IntoView {
    let name = me.person.name.to_string();
    let letter = name.clone();
    let lead = ViewFn::from(move || view! { <Avatar name=letter.clone() /> });
    view! {
        <Cells>
            <Cell label=name hint=me.person.unit.to_string() value=t!(nav.me) href=Page::Me.href() lead=lead />
            {(!me.groups.is_empty())
                .then(|| view! { <Cell label=t!(groups.create) href=Page::NewGroup.href() glyph=Glyph::Plus /> })}
        </Cells>
    }
}
