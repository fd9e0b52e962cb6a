use leptos::prelude::*;

use super::{Glyph, Icon};

/// An empty place: what it is for, and (children) the first step.
#[component]
pub fn Empty(
    /// A picture of what belongs here.
    glyph: Glyph,
    /// What this place is for; the heading says it where there is none.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// What to do first.
    #[prop(optional, into)]
    text: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-glyph"><Icon glyph /></span>
            {title.map(|title| view! { <p class="empty-title">{move || title.get()}</p> })}
            <p class="empty-text">{move || text.get()}</p>
            {children.map(|children| view! { <div class="empty-way">{children()}</div> })}
        </div>
    }
}
