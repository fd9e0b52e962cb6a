use leptos::prelude::*;

#[component]
pub fn PollPage(id: domain::PollId) -> impl IntoView {
    let _ = id;
    view! { <main></main> }
}
