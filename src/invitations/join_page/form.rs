use super::told::Told;
use crate::{
    app::{Entry, Trouble, focus_first},
    state::Doing,
    t,
    ui::{BottomBar, Button, Cells, Field, Tone},
};
use api::invitations::Introduction;
use domain::{Alias, PersonName, Role, UnitPath};
use leptos::prelude::*;

/// How somebody new introduces themselves.
#[component]
pub(super) fn Form(role: Role, doing: Doing, join: Callback<Option<Introduction>>) -> impl IntoView {
    let name = Entry::new("join-name", String::new());
    let alias = Entry::new("join-alias", String::new());
    let unit = Entry::new("join-unit", String::new());
    name.follow(doing, "introduction.name");
    alias.follow(doing, "introduction.alias");
    unit.follow(doing, "introduction.unit");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = (name.read(), alias.read_if_any(), unit.read());
        let (Some(name_read), Some(alias_read), Some(unit_read)) = read else {
            return focus_first(&[name, alias, unit]);
        };
        join.run(Some(Introduction { name: name_read, alias: alias_read, unit: unit_read }));
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Cells>
                <Field
                    label=t!(join.name)
                    value=name.text
                    error=name.fault
                    limit=PersonName::MAX as usize
                    placeholder=t!(join.name_example)
                    hint=t!(join.name_hint)
                    autocomplete="name"
                    id=name.id
                />
                <Field
                    label=t!(join.unit)
                    value=unit.text
                    error=unit.fault
                    limit=UnitPath::MAX as usize
                    placeholder=t!(join.unit_example)
                    hint=t!(join.unit_hint)
                    id=unit.id
                />
                <Field
                    label=t!(join.alias)
                    value=alias.text
                    error=alias.fault
                    limit=Alias::MAX as usize
                    placeholder=t!(join.alias_hint)
                    autocomplete="nickname"
                    id=alias.id
                />
            </Cells>
            <Trouble doing />
            <Told role />
            <BottomBar>
                <Button label=t!(join.submit) submit=true pending=doing.pending() tone=Tone::Primary />
            </BottomBar>
        </form>
    }
}
