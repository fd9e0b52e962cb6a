use crate::{
    route::Page,
    ui::{Glyph, Icon},
};
use leptos::prelude::*;

/// The way up, for whoever came by a link: quiet, above the heading. Its room is kept until it is known where to.
#[component]
pub fn Up(
    /// [`up_to`] a page.
    #[prop(into)]
    to: ViewFn,
) -> impl IntoView {
    view! { <p class="page-up">{move || to.run()}</p> }
}

/// Up to `page`, by the name that it has for whoever sees this one.
pub fn up_to(page: &Page, name: String) -> AnyView {
    view! { <a href=page.href()><Icon glyph=Glyph::Chevron />{name}</a> }.into_any()
}

/// Up to the first page.
pub fn up_home(name: &'static str) -> AnyView {
    up_to(&Page::Home, name.to_owned())
}
