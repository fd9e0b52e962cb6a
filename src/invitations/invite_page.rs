mod list;
mod made;
mod make;

use crate::{
    groups::{GroupFrame, view_of},
    state::{GroupState, reading},
    t,
    ui::{Empty, Glyph},
};
use api::invitations::{IssuedInvitation, ListInvitations};
use leptos::prelude::*;
use made::Made;
use make::Make;

/// Makes invitations, shows the one just made, lists them all.
#[component]
pub fn InvitePage(id: domain::GroupId) -> impl IntoView {
    let content = |state| view! { <Admitted state /> }.into_any();
    view! { <GroupFrame id title=t!(title.invite) content /> }
}

#[component]
fn Admitted(state: GroupState) -> impl IntoView {
    let manages = Memo::new(move |_| view_of(state).is_some_and(|view| view.me.role.manages()));
    move || {
        if manages.get() {
            view! { <Inviting state /> }.into_any()
        } else {
            view! { <Empty glyph=Glyph::Lock title=t!(invite.admins_only) text=t!(invite.admins_only_text) /> }
                .into_any()
        }
    }
}

#[component]
fn Inviting(state: GroupState) -> impl IntoView {
    let all = reading(ListInvitations { group_id: state.id });
    // Shown once by the server, so kept for as long as the page is here.
    let made = RwSignal::new(None::<IssuedInvitation>);
    let group =
        Memo::new(move |_| view_of(state).map(|view| view.group.name.to_string()).unwrap_or_default());
    // Whoever joins takes a place.
    Effect::new(move |before: Option<Option<u32>>| {
        let members = view_of(state).map(|view| view.members);
        if before.is_some_and(|before| before != members) {
            all.again.run(());
        }
        members
    });
    view! {
        {move || match made.get() {
            Some(issued) => {
                let group = group.get();
                view! { <Made issued group all made /> }.into_any()
            }
            None => {
                let take = Callback::new(move |issued| {
                    made.set(Some(issued));
                    all.again.run(());
                });
                view! { <Make group_id=state.id all on_made=take /> }.into_any()
            }
        }}
    }
}
