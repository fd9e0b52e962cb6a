use super::tree::Heading;
use crate::{
    groups::role_word,
    t,
    ui::{Avatar, Chip, ChipKind, Glyph, Icon},
};
use api::groups::MemberView;
use domain::Role;
use leptos::prelude::*;

/// A member: who, where they belong, what they may do. A button where something can be done about them.
#[component]
pub(super) fn MemberRow(
    view: MemberView,
    /// What of their unit no heading says.
    unit: String,
    /// It is whoever is signed in.
    me: bool,
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let name = view.person.name.to_string();
    let alias = view
        .person
        .alias
        .as_ref()
        .map(|alias| view! { <span class="member-alias">{alias.to_string()}</span> });
    let face = view! {
        <Avatar name=name.clone() />
        <span class="member-words">
            <span class="member-name">{name}{alias}</span>
            {(!unit.is_empty()).then(|| view! { <span class="member-unit">{unit}</span> })}
        </span>
        <span class="chips">
            {view.namesake.then(|| view! { <Namesake /> })}
            {me.then(|| view! { <Chip kind=ChipKind::Plain label=t!(app.you) /> })}
            {(view.member.role != Role::Member)
                .then(|| view! { <Chip kind=ChipKind::Plain label=role_word(view.member.role) /> })}
        </span>
        {on_press.is_some().then(|| view! { <span class="cell-chevron"><Icon glyph=Glyph::Chevron /></span> })}
    };
    match on_press {
        Some(on_press) => view! {
            <button class="member" type="button" on:click=move |_| on_press.run(())>{face}</button>
        }
        .into_any(),
        None => view! { <div class="member">{face}</div> }.into_any(),
    }
}

/// Another member has the same name and unit: for admins to look at.
#[component]
fn Namesake() -> impl IntoView {
    view! { <span class="member-flag"><Icon glyph=Glyph::Warning />{t!(roster.same_name)}</span> }
}

/// A unit, over its members; a press folds it.
#[component]
pub(super) fn UnitRow(
    heading: Heading,
    /// Its members are shown.
    #[prop(into)]
    open: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let Heading { name, depth, count, more, .. } = heading;
    let count = if more { format!("{count}+") } else { count.to_string() };
    view! {
        <button
            class="unit-head"
            class:unit-head-below=(depth > 0)
            class:unit-head-open=open
            type="button"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| on_press.run(())
        >
            <Icon glyph=Glyph::ChevronDown />
            <span class="unit-name">{name}</span>
            <span class="unit-count">{count}</span>
        </button>
    }
}
