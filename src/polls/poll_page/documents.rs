use crate::{
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Cells, Glyph},
};
use domain::Document;
use leptos::prelude::*;
use reactive_stores::Store;

/// What to read before voting: each a link to somebody else's site, whose host is shown, and that it opens beside this page.
#[component]
pub fn Documents(poll: Store<PollState>) -> impl IntoView {
    let documents = Memo::new(move |_| poll.poll().with(|poll| poll.documents.clone()));
    move || {
        let documents = documents.get();
        (!documents.is_empty()).then(|| {
            let rows: Vec<_> = documents.into_iter().map(row).collect();
            view! { <Cells title=t!(poll.documents)>{rows}</Cells> }
        })
    }
}

fn row(document: Document) -> impl IntoView {
    let Document { title, url } = document;
    let hint = format!("{} · {}", url.host(), t!(poll.opens_outside));
    view! {
        <Cell
            glyph=Glyph::Document
            label=title.to_string()
            hint
            href=url.as_str().to_owned()
            outside=true
        />
    }
}
