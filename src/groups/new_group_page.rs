use crate::{
    app::{Entry, Frame, Trouble, focus_first, up_home},
    route::{Page, use_navigation},
    session::use_session,
    state::Doing,
    t,
    ui::{BottomBar, Button, Cells, Field, Radios, Tone, use_toasts},
};
use api::groups::CreateGroup;
use domain::{GroupKind, GroupName};
use leptos::prelude::*;

/// Makes a group.
#[component]
pub fn NewGroupPage() -> impl IntoView {
    view! {
        <Frame title=t!(title.new_group) up=|| up_home(t!(title.groups))>
            <Form />
        </Frame>
    }
}

#[component]
fn Form() -> impl IntoView {
    let name = Entry::new("new-group-name", String::new());
    let kind = RwSignal::new(GroupKind::Internal);
    let doing = Doing::default();
    name.follow(doing, "name");
    let (navigation, session, toasts) = (use_navigation(), use_session(), use_toasts());
    let create = move || {
        let Some(typed) = name.read() else { return focus_first(&[name]) };
        doing.call(CreateGroup { name: typed, kind: kind.get_untracked() }, move |view| {
            session.ask();
            toasts.say(t!(groups.created));
            navigation.replace(Page::Group(view.group.id));
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        create();
    };
    let kinds = vec![
        (GroupKind::Internal, t!(groups.kind_internal).into(), t!(groups.kind_internal_hint).into()),
        (GroupKind::External, t!(groups.kind_external).into(), t!(groups.kind_external_hint).into()),
    ];
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Cells>
                <Field
                    label=t!(groups.name)
                    value=name.text
                    error=name.fault
                    limit=GroupName::MAX as usize
                    placeholder=t!(groups.name_example)
                    hint=t!(groups.name_hint)
                    id=name.id
                />
            </Cells>
            <Radios legend=t!(groups.kind) options=kinds value=kind />
            <Trouble doing />
            <BottomBar>
                <Button label=t!(groups.create_do) submit=true pending=doing.pending() tone=Tone::Primary />
            </BottomBar>
        </form>
    }
}
