use crate::{
    app::AskFirst,
    roster::pages::Roster,
    state::Doing,
    t,
    ui::{Cell, Cells, Glyph, use_toasts},
};
use api::groups::{MemberView, RemoveMember};
use leptos::prelude::*;

/// Takes a member out of the group, after asking.
#[component]
pub(super) fn Removal(roster: Roster, view: MemberView, sheet: RwSignal<bool>) -> impl IntoView {
    let (group_id, person_id) = (view.member.group_id, view.person.id);
    let name = view.person.name.to_string();
    let gone = name.clone();
    let asking = RwSignal::new(false);
    let doing = Doing::default();
    let toasts = use_toasts();
    let remove = Callback::new(move |()| {
        let said = t!(roster.removed, name = gone.as_str());
        doing.call(RemoveMember { group_id, person_id }, move |()| {
            asking.set(false);
            sheet.set(false);
            roster.remove(person_id);
            toasts.say(said);
        });
    });
    view! {
        <Cells>
            <Cell label=t!(roster.remove) on_press=move || asking.set(true) glyph=Glyph::Close warn=true />
        </Cells>
        <AskFirst
            open=asking
            doing
            title=t!(roster.remove_title, name = name)
            text=t!(roster.remove_text)
            label=t!(roster.remove)
            on_confirm=remove
        />
    }
}
