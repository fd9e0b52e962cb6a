use leptos::prelude::*;

/// Words for screen readers only: the text twin of something drawn.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}
