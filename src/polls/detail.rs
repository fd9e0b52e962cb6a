//! What is read of a poll besides its plain words. Comes with a part: a vote does not wait for it.

mod documents;
mod marked;
mod option;

use documents::Documents;
pub use documents::{document_glyph, document_hint};
use domain::{Document, PollOption};
use leptos::prelude::*;
use marked::Marked;
pub use marked::marked_up;
pub use option::Thumbnail;
use option::{Beside, Options};

/// Something to read.
#[derive(Clone, Debug)]
pub enum Detail {
    /// A description with marks in it.
    Text(String),
    /// What is linked.
    Documents(Vec<Document>),
    /// The link and the picture of an option.
    Option(PollOption),
    /// All there is to know of the options.
    Options(Vec<PollOption>),
}

/// Shows it.
#[component]
pub fn Detailed(detail: Detail) -> impl IntoView {
    match detail {
        Detail::Text(text) => view! { <Marked text /> }.into_any(),
        Detail::Documents(documents) => view! { <Documents documents /> }.into_any(),
        Detail::Option(option) => view! { <Beside option /> }.into_any(),
        Detail::Options(options) => view! { <Options options /> }.into_any(),
    }
}
