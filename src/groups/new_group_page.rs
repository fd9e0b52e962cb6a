use leptos::prelude::*;

#[component]
pub fn NewGroupPage() -> impl IntoView {
    view! { <main></main> }
}
