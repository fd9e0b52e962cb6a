use leptos::prelude::*;

#[component]
pub fn SignInPage(token: String) -> impl IntoView {
    let _ = token;
    view! { <main></main> }
}
