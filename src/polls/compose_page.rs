use leptos::prelude::*;

#[component]
pub fn ComposePage(id: domain::GroupId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
