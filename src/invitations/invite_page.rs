use leptos::prelude::*;

#[component]
pub fn InvitePage(id: domain::GroupId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
