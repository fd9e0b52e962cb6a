use leptos::prelude::*;

use super::{Glyph, Icon, fresh_id};

/// A search field over a list on the same screen.
#[component]
pub fn Search(
    /// Its name, also shown as the placeholder.
    #[prop(into)]
    label: TextProp,
    /// What is searched for, both ways.
    value: RwSignal<String>,
) -> impl IntoView {
    let id = fresh_id("search");
    let placeholder = label.clone();
    view! {
        <div class="search" role="search">
            <label class="visually-hidden" for=id.clone()>{move || label.get()}</label>
            <Icon glyph=Glyph::Search />
            <input
                class="search-entry"
                id=id
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=move || placeholder.get()
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}
