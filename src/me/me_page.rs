use leptos::prelude::*;

#[component]
pub fn MePage() -> impl IntoView {
    view! { <main></main> }
}
