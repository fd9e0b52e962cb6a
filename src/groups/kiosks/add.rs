use crate::{
    app::{Entry, Trouble, focus_first},
    state::Doing,
    t,
    ui::{Button, Cells, Field, Sheet, Switch, Tone},
};
use api::kiosks::{CreateKiosk, IssuedKiosk};
use domain::{GroupId, KioskLabel};
use leptos::prelude::*;

/// Asks where a display stands, and adds it.
#[component]
pub(super) fn AddKiosk(
    group_id: GroupId,
    open: RwSignal<bool>,
    on_added: Callback<IssuedKiosk>,
) -> impl IntoView {
    let label = Entry::new("kiosk-label", String::new());
    let invite = RwSignal::new(true);
    let doing = Doing::default();
    label.follow(doing, "label");
    let add = Callback::new(move |()| {
        let Some(name) = label.read() else { return focus_first(&[label]) };
        doing.call(CreateKiosk { group_id, label: name, invite: invite.get_untracked() }, move |issued| {
            open.set(false);
            label.text.set(String::new());
            on_added.run(issued);
        });
    });
    let footer = ViewFn::from(move || {
        view! { <Button label=t!(settings.kiosk_add) on_press=add pending=doing.pending() tone=Tone::Primary /> }
    });
    view! {
        <Sheet open title=t!(settings.kiosk_add) close_label=t!(app.close) footer>
            <Cells>
                <Field
                    label=t!(settings.kiosk_label)
                    value=label.text
                    error=label.fault
                    limit=KioskLabel::MAX as usize
                    placeholder=t!(settings.kiosk_label_hint)
                    id=label.id
                />
                <Switch
                    label=t!(settings.kiosk_join)
                    on=invite
                    on_change=move |on| invite.set(on)
                    hint=t!(settings.kiosk_join_hint)
                />
            </Cells>
            <Trouble doing />
        </Sheet>
    }
}
