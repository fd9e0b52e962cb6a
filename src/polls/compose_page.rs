use super::compose::{
    Began, Desk, Documents, Kind, Options, Places, Preview, PreviewBeside, Settings, Spot, Templates, Then,
    Times,
};
use crate::{
    app::Trouble,
    groups::{GroupFrame, view_of},
    state::GroupState,
    t,
    ui::{BottomBar, Button, Cells, Empty, Field, Glyph, Notice, Tone},
};
use domain::{Description, PersonId, PollTitle, Role};
use leptos::prelude::*;

/// Writes a poll, on one page.
#[component]
pub fn ComposePage(id: domain::GroupId) -> impl IntoView {
    let content = |state| view! { <Admitted state /> }.into_any();
    view! { <GroupFrame id title=t!(title.compose) wide=true content /> }
}

#[component]
fn Admitted(state: GroupState) -> impl IntoView {
    let me = Memo::new(move |_| view_of(state).map(|view| (view.me.person_id, view.me.role)));
    move || {
        me.get().map(|(me, role)| match role {
            Role::Observer => view! { <Empty glyph=Glyph::Lock title=t!(compose.observer) /> }.into_any(),
            _ => view! { <Composing state me /> }.into_any(),
        })
    }
}

#[component]
fn Composing(state: GroupState, me: PersonId) -> impl IntoView {
    let desk = Desk::new(state, me);
    view! {
        <div class="split">
            <div class="split-main stack">
                <Writing desk />
            </div>
            <PreviewBeside desk />
        </div>
    }
}

#[component]
fn Writing(desk: Desk) -> impl IntoView {
    view! {
        {move || desk.began.get().map(|began| view! { <Beginning desk began /> })}
        <Templates desk />
        <Words desk />
        <Choosable desk />
        <Settings desk />
        <Documents desk />
        <Preview desk />
        <Launching desk />
    }
}

/// The question, and what to know before voting.
#[component]
pub(super) fn Words(desk: Desk) -> impl IntoView {
    view! {
        <Cells>
            <Field
                label=t!(compose.title)
                value=desk.form.title
                error=desk.fault(Spot::Title)
                limit=PollTitle::MAX as usize
                lines=1
                placeholder=t!(compose.title_hint)
                id="compose-title"
            />
            <Field
                label=t!(compose.description)
                value=desk.form.description
                error=desk.fault(Spot::Description)
                limit=Description::MAX as usize
                lines=3
                placeholder=t!(compose.description_hint)
                id="compose-description"
            />
        </Cells>
    }
}

/// What there is to choose between, texts or times; or what people sign up for.
#[component]
pub(super) fn Choosable(desk: Desk) -> impl IntoView {
    let kind = Memo::new(move |_| desk.form.kind());
    move || match kind.get() {
        Kind::Slots => view! { <Times desk /> }.into_any(),
        Kind::SignUp => view! { <Places desk /> }.into_any(),
        Kind::Single | Kind::Multiple | Kind::Ranked | Kind::Score => view! { <Options desk /> }.into_any(),
    }
}

/// How what is on the page came there.
#[component]
fn Beginning(desk: Desk, began: Began) -> impl IntoView {
    let text = match began {
        Began::Restored => t!(compose.restored),
        Began::Copy => t!(compose.copied),
        Began::Template => t!(compose.filled),
    };
    view! { <NotTyped desk text restart=t!(compose.restart) /> }
}

/// What is on the page was not typed just now: it is gone on with, or begun again.
#[component]
pub(super) fn NotTyped(desk: Desk, text: &'static str, restart: &'static str) -> impl IntoView {
    view! {
        <Notice text>
            <Button label=restart on_press=move || desk.clear() tone=Tone::Text compact=true />
            <Button
                label=t!(compose.go_on)
                on_press=move || desk.began.set(None)
                tone=Tone::Text
                compact=true
            />
        </Notice>
    }
}

/// The way to the voters.
#[component]
fn Launching(desk: Desk) -> impl IntoView {
    let composed = desk.is_composed();
    let chosen = RwSignal::new(Then::Open);
    let launch = Callback::new(move |then: Then| {
        chosen.set(then);
        desk.submit(then);
    });
    let at_work = move |then: Then| {
        let pending = desk.doing.pending();
        Signal::derive(move || pending.get() && chosen.get() == then)
    };
    view! {
        <div id="compose-trouble" tabindex="-1">
            <Trouble doing=desk.doing />
            {move || {
                (composed.get() && !desk.doing.pending().get())
                    .then(|| view! { <Notice text=t!(compose.composed_already) /> })
            }}
        </div>
        <BottomBar>
            <Button
                label=t!(compose.save_draft)
                on_press=move || launch.run(Then::Keep)
                pending=at_work(Then::Keep)
                tone=Tone::Text
            />
            <Button
                label=t!(compose.submit)
                on_press=move || launch.run(Then::Open)
                pending=at_work(Then::Open)
                tone=Tone::Primary
            />
        </BottomBar>
    }
}
