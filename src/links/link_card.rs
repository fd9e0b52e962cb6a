use super::copy;
use crate::{
    t,
    ui::{Button, Glyph, Qr, Tone, at_next_frame, use_toasts},
};
use leptos::{html, prelude::*};

/// A link as a QR code, large on white, and as text under it, to be copied.
#[component]
pub fn LinkCard(
    /// The whole address.
    #[prop(into)]
    url: String,
    /// What scanning it does.
    #[prop(into)]
    label: String,
    /// Under the code: whose it is, until when.
    children: Children,
) -> impl IntoView {
    let (text, name) = (url.clone(), label.clone());
    let card = NodeRef::<html::Section>::new();
    // It comes where something was pressed, which may be at the edge of the screen.
    Effect::new(move || {
        if let Some(card) = card.get() {
            at_next_frame(move || {
                card.scroll_into_view();
                // Only an element that is gone cannot take it.
                let _ = card.focus();
            });
        }
    });
    view! {
        <section class="card invite" aria-label=name tabindex="-1" node_ref=card>
            <Qr text=Signal::stored(url.clone()) label=label />
            {children()}
            <div class="invite-link">
                <code>{text}</code>
                <CopyButton url tone=Tone::Text compact=true />
            </div>
        </section>
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
    tone: Tone,
    /// Small, inside a card.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let toasts = use_toasts();
    let press = Callback::new(move |()| copy(&url, toasts));
    view! { <Button label=t!(invite.copy_link) on_press=press tone compact glyph=Glyph::Copy /> }
}
