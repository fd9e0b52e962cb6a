//! What is read of a poll besides its plain words. Comes with a part: a vote does not wait for it.

mod documents;
mod marked;

use documents::Documents;
pub use documents::{document_glyph, document_hint};
use domain::Document;
use leptos::prelude::*;
use marked::Marked;
pub use marked::marked_up;

/// Something to read.
#[derive(Clone, Debug)]
pub enum Detail {
    /// A description with marks in it.
    Text(String),
    /// What is linked.
    Documents(Vec<Document>),
}

/// Shows it.
#[component]
pub fn Detailed(detail: Detail) -> impl IntoView {
    match detail {
        Detail::Text(text) => view! { <Marked text /> }.into_any(),
        Detail::Documents(documents) => view! { <Documents documents /> }.into_any(),
    }
}
