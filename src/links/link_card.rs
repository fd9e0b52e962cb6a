use super::copy;
use crate::{
    t,
    ui::{Button, Glyph, Qr, use_toasts},
};
use leptos::prelude::*;

/// A link as a QR code, large on white, and as text under it.
#[component]
pub fn LinkCard(
    /// The whole address.
    #[prop(into)]
    url: String,
    /// What scanning it does.
    #[prop(into)]
    label: String,
    /// Lines under the code: whose it is, until when.
    children: Children,
) -> impl IntoView {
    let text = url.clone();
    view! {
        <div class="link-card card card-pad">
            <Qr text=Signal::stored(url) label=label />
            <div class="link-card-lines">{children()}</div>
            <p class="link-card-url">{text}</p>
        </div>
    }
}

/// Copies a link.
#[component]
pub fn CopyButton(
    /// The whole address.
    #[prop(into)]
    url: String,
    /// What it is for.
    #[prop(optional)]
    tone: crate::ui::Tone,
) -> impl IntoView {
    let toasts = use_toasts();
    let press = Callback::new(move |()| copy(&url, toasts));
    view! { <Button label=t!(invite.copy_link) on_press=press tone glyph=Glyph::Copy /> }
}
