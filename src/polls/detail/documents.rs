use crate::{
    t,
    ui::{Cell, Cells, Glyph},
};
use domain::{Document, DocumentKind, HttpsUrl};
use leptos::prelude::*;

/// What to read before voting: each a link to somebody else's site, whose host is shown, and that it opens beside this page.
#[component]
pub(super) fn Documents(documents: Vec<Document>) -> impl IntoView {
    let rows: Vec<_> = documents.into_iter().map(row).collect();
    view! { <Cells title=t!(poll.documents)>{rows}</Cells> }
}

fn row(document: Document) -> impl IntoView {
    let Document { title, url } = document;
    view! {
        <Cell
            glyph=document_glyph(&url)
            label=title.to_string()
            hint=format!("{} · {}", document_hint(&url), t!(poll.opens_outside))
            href=url.as_str().to_owned()
            outside=true
        />
    }
}

/// "腾讯文档 · docs.qq.com".
#[must_use]
pub fn document_hint(url: &HttpsUrl) -> String {
    let kind = match DocumentKind::of(url) {
        DocumentKind::WeDoc => t!(poll.document_wedoc),
        DocumentKind::WeDrive => t!(poll.document_wedrive),
        DocumentKind::TencentDocs => t!(poll.document_tencent),
        DocumentKind::Meeting => t!(poll.document_meeting),
        DocumentKind::Other => return url.host().to_owned(),
    };
    format!("{kind} · {}", url.host())
}

/// The picture of its kind.
#[must_use]
pub fn document_glyph(url: &HttpsUrl) -> Glyph {
    match DocumentKind::of(url) {
        DocumentKind::WeDoc | DocumentKind::TencentDocs => Glyph::Document,
        DocumentKind::WeDrive => Glyph::Folder,
        DocumentKind::Meeting => Glyph::Camera,
        DocumentKind::Other => Glyph::Link,
    }
}
