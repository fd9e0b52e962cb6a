use leptos::prelude::*;

#[component]
pub fn SettingsPage(id: domain::GroupId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
