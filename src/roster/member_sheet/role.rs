use crate::{
    app::Trouble,
    groups::role_word,
    roster::pages::Roster,
    state::Doing,
    t,
    ui::{Button, Radios, use_toasts},
};
use api::groups::{MemberView, SetRole};
use domain::Role;
use leptos::prelude::*;

/// Gives a member another role.
#[component]
pub(super) fn RoleRows(roster: Roster, view: MemberView, roles: Vec<Role>) -> impl IntoView {
    let (group_id, person_id) = (view.member.group_id, view.person.id);
    let now = RwSignal::new(view.member.role);
    let role = RwSignal::new(view.member.role);
    let doing = Doing::default();
    let toasts = use_toasts();
    let save = Callback::new(move |()| {
        let request = SetRole { group_id, person_id, role: role.get_untracked() };
        doing.call(request, move |view| {
            now.set(view.member.role);
            roster.replace(view);
            toasts.say(t!(roster.role_saved));
        });
    });
    let options = roles.into_iter().map(|role| (role, role_word(role).into(), hint(role).into())).collect();
    view! {
        <Radios legend=t!(roster.set_role) options value=role />
        <Trouble doing />
        {move || {
            (role.get() != now.get())
                .then(|| view! { <Button label=t!(app.save) on_press=save pending=doing.pending() /> })
        }}
    }
}

/// What a role may do.
fn hint(role: Role) -> &'static str {
    match role {
        Role::Owner | Role::Admin => t!(roster.role_admin_hint),
        Role::Member => t!(roster.role_member_hint),
        Role::Observer => t!(roster.role_observer_hint),
    }
}
