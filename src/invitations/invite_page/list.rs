use super::made::left;
use crate::{
    app::{AskFirst, asked_of, loaded},
    clock,
    i18n::{counted, time},
    state::{Doing, Load, Reading},
    t,
    ui::{Button, Cell, Cells, Chip, ChipKind, Shape, Tone, use_toasts},
};
use api::invitations::{InvitationView, RevokeInvitation};
use domain::{Invitation, InvitationState, Role};
use leptos::prelude::*;

/// The invitations so far: those that work, and on demand the others.
#[component]
pub(super) fn Invitations(all: Reading<Vec<InvitationView>>) -> impl IntoView {
    let every = RwSignal::new(false);
    let going = RwSignal::new(None::<Invitation>);
    view! {
        {move || {
            loaded(all.load.get(), Shape::List, Some(all.again), |all| view! { <List all every going /> })
        }}
        <Revoke all going />
    }
}

#[component]
fn List(
    all: Vec<InvitationView>,
    every: RwSignal<bool>,
    going: RwSignal<Option<Invitation>>,
) -> impl IntoView {
    if all.is_empty() {
        return ().into_any();
    }
    let (alive, dead): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|view| view.state == InvitationState::Pending);
    let rows = move |views: Vec<InvitationView>| {
        views.into_iter().map(|view| view! { <Row view going /> }).collect::<Vec<_>>()
    };
    let hidden = dead.len();
    let dead = StoredValue::new(dead);
    view! {
        <Cells title=t!(invite.list)>
            {rows(alive)}
            {move || {
                if every.get() {
                    rows(dead.get_value()).into_any()
                } else if hidden > 0 {
                    let label = t!(invite.show_dead, count = hidden);
                    view! { <Cell label on_press=move || every.set(true) /> }.into_any()
                } else {
                    ().into_any()
                }
            }}
        </Cells>
    }
    .into_any()
}

#[component]
fn Row(view: InvitationView, going: RwSignal<Option<Invitation>>) -> impl IntoView {
    let (kind, word) = state(view.state);
    let alive = view.state == InvitationState::Pending;
    let invitation = view.invitation;
    let label = t!(invite.by, name = view.invited_by.to_string());
    let hint = about(&invitation, alive);
    let ask = Callback::new(move |()| going.set(Some(invitation.clone())));
    view! {
        <Cell label=label hint=hint>
            <Chip kind label=word />
            {alive.then(|| view! { <Button label=t!(invite.revoke) on_press=ask tone=Tone::Text compact=true /> })}
        </Cell>
    }
}

/// "今天 18:00 前有效 · 已加入 3 人 · 还可加入 7 人".
fn about(invitation: &Invitation, alive: bool) -> String {
    let now = clock::now();
    let mut parts = Vec::new();
    if alive {
        parts.push(t!(invite.expires, time = time::when(invitation.expires, now, None)));
    } else {
        parts.push(t!(invite.made, time = time::when(invitation.made, now, None)));
    }
    parts.push(counted::joined(invitation.joined));
    if alive {
        parts.push(left(invitation));
    }
    if invitation.role == Role::Observer {
        parts.push(t!(invite.observers).to_owned());
    }
    parts.join(" · ")
}

fn state(state: InvitationState) -> (ChipKind, &'static str) {
    match state {
        InvitationState::Pending => (ChipKind::Plain, t!(invite.state_pending)),
        InvitationState::Exhausted => (ChipKind::Closed, t!(invite.state_exhausted)),
        InvitationState::Expired => (ChipKind::Closed, t!(invite.state_expired)),
        InvitationState::Revoked => (ChipKind::Bad, t!(invite.state_revoked)),
    }
}

/// Asks before an invitation is taken back.
#[component]
fn Revoke(all: Reading<Vec<InvitationView>>, going: RwSignal<Option<Invitation>>) -> impl IntoView {
    let open = asked_of(going);
    let doing = Doing::default();
    let toasts = use_toasts();
    let revoke = Callback::new(move |()| {
        let Some(invitation) = going.get_untracked() else { return };
        let request = RevokeInvitation { group_id: invitation.group_id, invitation_id: invitation.id };
        doing.call(request, move |view| {
            open.set(false);
            all.load.update(|load| {
                if let Load::Ready(all) = load {
                    all.iter_mut().filter(|known| known.invitation.id == view.invitation.id).for_each(
                        |known| {
                            known.clone_from(&view);
                        },
                    );
                }
            });
            toasts.say(t!(invite.revoked_done));
        });
    });
    view! {
        <AskFirst
            open
            doing
            title=t!(invite.revoke_title)
            text=t!(invite.revoke_text)
            label=t!(invite.revoke)
            on_confirm=revoke
        />
    }
}
