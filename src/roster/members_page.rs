use leptos::prelude::*;

#[component]
pub fn MembersPage(id: domain::GroupId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
