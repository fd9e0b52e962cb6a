use super::Shown;
use crate::{
    app::Trouble,
    calendar::form::{Fields, Form},
    clock,
    state::Doing,
    t,
    ui::{BottomBar, Button, Tone, use_toasts},
};
use api::{Code, calendar::ChangeEvent};
use leptos::prelude::*;

/// Changes the event. It says which version was on the screen, so that nobody writes over what another has changed meanwhile.
#[component]
pub(super) fn Edit(shown: Shown, editing: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let before = shown.0.get_untracked().event;
    let form = Form::of(&before.plan);
    let doing = Doing::default();
    form.follow(doing);
    let toasts = use_toasts();
    Effect::new(move || {
        if doing.problem().with(|problem| problem.as_ref().is_some_and(|why| why.code == Code::Refused)) {
            again.run(());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(plan) = form.read(Some(&before.plan), clock::now()) else { return };
        doing.call(ChangeEvent { event_id: before.id, sequence: before.sequence, plan }, move |view| {
            shown.take(view);
            toasts.say(t!(calendar.changed));
            editing.set(false);
        });
    };
    let stop = Callback::new(move |()| editing.set(false));
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Fields form />
            <Trouble doing />
            <Button label=t!(app.cancel) on_press=stop tone=Tone::Text />
            <BottomBar note=t!(calendar.change_note)>
                <Button label=t!(calendar.change_do) submit=true pending=doing.pending() tone=Tone::Primary />
            </BottomBar>
        </form>
    }
}
