use super::sheet::{language, words};
use crate::{
    app::Trouble,
    i18n::time,
    links::{CopyButton, whole},
    state::Doing,
    t,
    ui::{Cell, Cells, Tone, at_next_frame},
};
use api::exports::{IssueExportLink, IssuedExportLink};
use domain::{ExportFormat, PollId};
use leptos::{html, prelude::*};

/// Where nothing can be downloaded: a link for each format, to be opened in a browser.
#[component]
pub(super) fn Links(poll_id: PollId) -> impl IntoView {
    let made = RwSignal::new(None::<(ExportFormat, IssuedExportLink)>);
    let doing = Doing::default();
    let row = move |format| {
        let (label, hint, glyph) = words(format);
        let make = Callback::new(move |()| {
            let request = IssueExportLink { poll_id, format, lang: language() };
            doing.call(request, move |link| made.set(Some((format, link))));
        });
        view! { <Cell glyph label hint on_press=make /> }
    };
    view! {
        <Cells footnote=t!(exports.messenger)>{ExportFormat::ALL.map(row)}</Cells>
        {move || made.get().map(|(format, link)| view! { <Made format link /> })}
        <Trouble doing />
    }
}

#[component]
fn Made(format: ExportFormat, link: IssuedExportLink) -> impl IntoView {
    let url = whole(&link.path);
    let place = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            at_next_frame(move || place.scroll_into_view());
        }
    });
    view! {
        <section class="export-link" node_ref=place role="status">
            <h3>{words(format).0}</h3>
            <div class="invite-link">
                <code>{url.clone()}</code>
                <CopyButton url tone=Tone::Text compact=true />
            </div>
            <p>{t!(exports.link_text, time = time::clock(link.expires, None))}</p>
        </section>
    }
}
