use super::list::Invitations;
use crate::{
    clock,
    i18n::{counted, time},
    links::{CopyButton, Drawing, LinkCard, Paper, PictureSheet, can_share, share, whole},
    state::{Load, Reading},
    t,
    ui::{BottomBar, Button, Cell, Cells, Glyph, Notice, Tone},
};
use api::invitations::{InvitationView, IssuedInvitation};
use domain::{Invitation, Role};
use leptos::prelude::*;

/// The invitation that was just made: its code, and the ways to hand it on.
#[component]
pub(super) fn Made(
    issued: IssuedInvitation,
    group: String,
    all: Reading<Vec<InvitationView>>,
    made: RwSignal<Option<IssuedInvitation>>,
) -> impl IntoView {
    let url = whole(&issued.path);
    let invitation = issued.invitation;
    let until = t!(invite.expires, time = time::when(invitation.expires, clock::now(), None));
    let known = known(all, invitation.clone());
    let places = move || left(&known.get());
    Effect::new(move || {
        if known.with(|known| known.revoked.is_some()) {
            made.set(None);
        }
    });
    let (open, paper) = (RwSignal::new(false), RwSignal::new(Paper::Card));
    let draw = move |on: Paper| {
        paper.set(on);
        open.set(true);
    };
    let label = t!(invite.qr_label, group = group.as_str());
    let (named, good) = (group.clone(), until.clone());
    let drawing = Drawing {
        above: t!(invite.scan).to_owned(),
        title: group.clone(),
        url: url.clone(),
        below: vec![until],
    };
    view! {
        <LinkCard url=url.clone() label=label>
            <p class="invite-group">{named}</p>
            <p class="invite-terms">{good}</p>
            <p class="invite-terms">{places}</p>
            {(invitation.role == Role::Observer).then(|| view! { <p class="invite-terms">{t!(invite.observers)}</p> })}
        </LinkCard>
        <Notice text=t!(invite.only_now) />
        <Cells>
            <Cell label=t!(invite.save_picture) on_press=move || draw(Paper::Card) glyph=Glyph::Download />
            <Cell label=t!(invite.poster) on_press=move || draw(Paper::Poster) glyph=Glyph::Document />
            <Cell label=t!(invite.make_another) on_press=move || made.set(None) glyph=Glyph::Plus />
        </Cells>
        <PictureSheet open paper drawing />
        <Invitations all />
        <Hand url group />
    }
}

/// The invitation as the list knows it now.
fn known(all: Reading<Vec<InvitationView>>, made: Invitation) -> Memo<Invitation> {
    Memo::new(move |_| {
        let now = all.load.with(|load| match load {
            Load::Ready(all) => {
                all.iter().find(|view| view.invitation.id == made.id).map(|view| view.invitation.clone())
            }
            Load::Waiting | Load::Failed(_) => None,
        });
        now.unwrap_or_else(|| made.clone())
    })
}

/// How many more may join, in words.
pub(super) fn left(invitation: &Invitation) -> String {
    invitation.places_left().map_or_else(|| t!(invite.no_limit).to_owned(), counted::may_join)
}

/// Hands the link on: to another app where the browser can, else by the clipboard.
#[component]
fn Hand(url: String, group: String) -> impl IntoView {
    let text = t!(invite.share_text, group = group);
    if can_share() {
        let shared = url.clone();
        let press = Callback::new(move |()| share(&text, &shared));
        view! {
            <BottomBar>
                <CopyButton url />
                <Button label=t!(invite.share) on_press=press tone=Tone::Primary glyph=Glyph::Share />
            </BottomBar>
        }
        .into_any()
    } else {
        view! {
            <BottomBar>
                <CopyButton url tone=Tone::Primary />
            </BottomBar>
        }
        .into_any()
    }
}
