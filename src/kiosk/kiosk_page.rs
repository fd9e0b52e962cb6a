use leptos::prelude::*;

#[component]
pub fn KioskPage(token: Option<String>, join: Option<String>) -> impl IntoView {
    let _ = token;
    let _ = join;
    view! { <main></main> }
}
