use crate::{
    app::{Up, up_home},
    route::Page,
    session::use_session,
    t,
    ui::{Empty, Glyph, LinkButton},
};
use api::invitations::InvitationPreview;
use domain::InvitationState;
use leptos::prelude::*;

/// An invitation that lets nobody in any more: why, and what to do.
#[component]
pub(super) fn Dead(offer: InvitationPreview) -> impl IntoView {
    let why = match offer.state {
        InvitationState::Exhausted => t!(join.dead_exhausted),
        InvitationState::Expired => t!(join.dead_expired),
        InvitationState::Revoked | InvitationState::Pending => t!(join.dead_revoked),
    };
    view! {
        <Up to=|| up_home(t!(app.name)) />
        <h1 class="page-title">{t!(join.dead_title)}</h1>
        <p class="page-sub">
            {t!(join.invites_you, name = offer.invited_by.to_string())} " " {offer.group.to_string()}
        </p>
        <Empty glyph=Glyph::Withdrawn text=why>
            <WayOn />
        </Empty>
    }
}

/// A link that is no invitation.
#[component]
pub(super) fn Unknown() -> impl IntoView {
    view! {
        <Up to=|| up_home(t!(app.name)) />
        <h1 class="page-title">{t!(join.unknown_title)}</h1>
        <Empty glyph=Glyph::Link text=t!(join.unknown_text)>
            <WayOn />
        </Empty>
    }
}

/// Whoever is signed in may belong to the group already.
#[component]
fn WayOn() -> impl IntoView {
    let me = use_session().me();
    move || {
        me.with(Option::is_some).then(|| view! { <LinkButton label=t!(app.home) href=Page::Home.href() /> })
    }
}
