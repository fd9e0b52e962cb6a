use super::{Desk, Spot, form::DocumentRow};
use crate::{
    i18n::problem::draft_fault,
    t,
    ui::{Button, Cell, Cells, Field, Glyph, Tone},
};
use domain::{DocumentTitle, Draft, DraftFault, HttpsUrl};
use leptos::prelude::*;

/// What to read before voting: linked, never fetched.
#[component]
pub(in crate::polls) fn Documents(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let most = usize::from(Draft::MAX_DOCUMENTS);
    let full = Memo::new(move |_| form.documents.with(|rows| rows.len() >= most));
    view! {
        <Cells title=t!(compose.documents)>
            <For each=move || form.documents.get() key=|row| row.key let(row)>
                <DocumentFields desk row />
            </For>
            {move || {
                if full.get() {
                    let limit = draft_fault(DraftFault::TooManyDocuments { max: Draft::MAX_DOCUMENTS });
                    view! { <Cell label=limit /> }.into_any()
                } else {
                    view! {
                        <Cell
                            label=t!(compose.document_add)
                            on_press=move || form.add_document()
                            glyph=Glyph::Link
                        />
                    }
                        .into_any()
                }
            }}
        </Cells>
    }
}

#[component]
fn DocumentFields(desk: Desk, row: DocumentRow) -> impl IntoView {
    let form = desk.form;
    let key = row.key;
    let place = Memo::new(move |_| {
        form.documents.with(|rows| rows.iter().position(|row| row.key == key).unwrap_or(0))
    });
    let fault = move |spot: fn(usize) -> Spot| {
        Signal::derive(move || {
            let fault = desk.faults.with(|faults| faults.get(&spot(place.get())).map(|found| found.fault));
            fault.map(|fault| crate::i18n::problem::fault(&fault))
        })
    };
    let title = RwSignal::from(row.title);
    let name = move || {
        let title = title.get();
        let named = if title.trim().is_empty() { (place.get() + 1).to_string() } else { title };
        t!(compose.document_remove, title = named)
    };
    let remove = move || form.documents.update(|rows| rows.retain(|row| row.key != key));
    view! {
        <div class="document-row">
            <Field
                label=t!(compose.document_title)
                value=title
                error=fault(Spot::DocumentTitle)
                limit=DocumentTitle::MAX as usize
                id=format!("{}-{key}", Spot::DocumentTitle(0).id())
            />
            <Field
                label=t!(compose.document_url)
                value=RwSignal::from(row.url)
                error=fault(Spot::DocumentUrl)
                limit=HttpsUrl::MAX as usize
                kind="url"
                placeholder="https://"
                id=format!("{}-{key}", Spot::DocumentUrl(0).id())
            />
            <Button label=name on_press=remove tone=Tone::Text compact=true glyph=Glyph::Close />
        </div>
    }
}
