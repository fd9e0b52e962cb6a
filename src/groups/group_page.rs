use leptos::prelude::*;

#[component]
pub fn GroupPage(id: domain::GroupId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
