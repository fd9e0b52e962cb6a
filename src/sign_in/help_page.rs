use leptos::prelude::*;

#[component]
pub fn SignInHelpPage() -> impl IntoView {
    view! { <main></main> }
}
