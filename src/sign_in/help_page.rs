use crate::{
    app::{Title, Up, up_home},
    t,
    ui::{Glyph, Icon},
};
use leptos::prelude::*;

/// How to get a sign-in link.
#[component]
pub fn SignInHelpPage() -> impl IntoView {
    let ways = [
        (Glyph::Device, t!(sign_in.how_device)),
        (Glyph::People, t!(sign_in.how_admin)),
        (Glyph::Qr, t!(sign_in.how_join)),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .map(|(glyph, words)| view! { <li><Icon glyph /><span>{words}</span></li> })
        .collect();
    view! {
        <Title text=t!(title.sign_in) />
        <main class="page">
            <Up to=|| up_home(t!(app.name)) />
            <h1 class="page-title">{t!(sign_in.how_title)}</h1>
            <p class="page-sub">{t!(sign_in.how_text)}</p>
            <ul class="promises">{ways}</ul>
        </main>
    }
}
