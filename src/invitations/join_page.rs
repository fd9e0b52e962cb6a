use leptos::prelude::*;

#[component]
pub fn JoinPage(token: String) -> impl IntoView {
    let _ = token;
    view! { <main></main> }
}
