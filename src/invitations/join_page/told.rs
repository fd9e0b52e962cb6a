use crate::{
    clock,
    groups::kind_word,
    i18n::{counted, time},
    t,
    ui::{Glyph, Icon},
};
use api::invitations::InvitationPreview;
use domain::Role;
use leptos::prelude::*;

/// Who invites to what, and until when.
#[component]
pub(super) fn Inviter(offer: InvitationPreview) -> impl IntoView {
    let until = t!(join.expires, time = time::when(offer.expires, clock::now(), None));
    let places =
        offer.places_left.map(|places| format!(" · {}", counted::places_left(places))).unwrap_or_default();
    view! {
        <header class="welcome">
            <p class="welcome-by">{t!(join.invites_you, name = offer.invited_by.to_string())}</p>
            <h1 class="welcome-title">{offer.group.to_string()}</h1>
            <p class="welcome-terms">{format!("{} · {}", offer.space, kind_word(offer.kind))}</p>
            <p class="welcome-terms numbers">{until}{places}</p>
        </header>
    }
}

/// What will be visible to whom, and what happens next.
#[component]
pub(super) fn Told(role: Role) -> impl IntoView {
    let next = if role.votes() { t!(join.next) } else { t!(join.observer) };
    let seen = [
        (Glyph::People, t!(join.sees_name)),
        (Glyph::Ballot, t!(join.sees_vote)),
        (Glyph::EyeOff, t!(join.sees_not)),
    ];
    let seen: Vec<_> = seen
        .into_iter()
        .filter(|(glyph, _)| role.votes() || *glyph != Glyph::Ballot)
        .map(|(glyph, words)| view! { <li><Icon glyph /><span>{words}</span></li> })
        .collect();
    view! {
        <section class="stack-tight">
            <h2 class="section-title">{t!(join.who_sees)}</h2>
            <ul class="promises">{seen}</ul>
            <h2 class="section-title">{t!(join.then)}</h2>
            <ul class="promises">
                <li><Icon glyph=Glyph::Check /><span>{next}</span></li>
                <li><Icon glyph=Glyph::Device /><span>{t!(join.keep_link_text)}</span></li>
            </ul>
        </section>
    }
}
