//! The root: what lives as long as the tab, and which page is shown.

mod ask_first;
mod ask_why;
mod entry;
mod frame;
mod trouble;
mod up;

use crate::{
    appearance::provide_appearance,
    backend::provide_outbox,
    i18n::{Localised, provide_language},
    parts::{PageOf, part_of},
    polls::PollPage,
    route::{Page, provide_navigation, use_navigation},
    session::provide_session,
    state::provide_here,
    ui::{ToastRegion, provide_toasts},
};
pub use ask_first::{AskFirst, asked_of};
pub use ask_why::{AskWhy, ReasonField};
pub use entry::{Entry, focus_first};
pub use frame::{Frame, NotFoundPage, Title, Wanted, loaded};
use leptos::prelude::*;
pub use trouble::Trouble;
pub use up::{Up, up_home, up_to};

/// Mounts the app in the place of what the page says while it loads.
pub fn begin() {
    console_error_panic_hook();
    if let Some(waiting) = document().get_element_by_id("waiting") {
        waiting.remove();
    }
    leptos::mount::mount_to_body(App);
}

/// A panic ends the app: say so where whoever helps will look.
fn console_error_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-failed", "true");
        }
    }));
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_appearance();
    provide_language();
    provide_toasts();
    provide_navigation();
    provide_outbox();
    let shell = provide_session();
    provide_here(shell);
    view! {
        <Localised>
            <Pages />
        </Localised>
        <ToastRegion />
    }
}

#[component]
fn Pages() -> impl IntoView {
    let page = use_navigation().page();
    move || match page.get() {
        Page::Poll(id) => view! { <PollPage id /> }.into_any(),
        page => match part_of(&page) {
            Some(part) => view! { <PageOf part page /> }.into_any(),
            None => view! { <NotFoundPage /> }.into_any(),
        },
    }
}
