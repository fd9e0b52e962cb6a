use crate::{
    links::{LinkCard, whole},
    t,
    ui::{Cell, Cells, Glyph},
};
use api::kiosks::IssuedKiosk;
use leptos::prelude::*;

/// The link of the display that was just added: shown this once.
#[component]
pub(super) fn Made(made: IssuedKiosk) -> impl IntoView {
    let url = whole(&made.path);
    let label = made.kiosk.label.to_string();
    let named = label.clone();
    view! {
        <section class="stack" aria-label=named>
            <LinkCard url label=t!(settings.kiosk_link)>
                <p class="invite-group">{label}</p>
                <p class="invite-terms">{t!(settings.kiosk_link)}</p>
                <p class="invite-terms">{t!(settings.kiosk_link_once)}</p>
            </LinkCard>
            <Cells>
                <Cell label=t!(settings.kiosk_open) href=made.path outside=true glyph=Glyph::Screen />
            </Cells>
        </section>
    }
}
