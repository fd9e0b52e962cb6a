//! The root: what lives as long as the tab, and which page is shown.

mod entry;
mod frame;
mod trouble;

use crate::{
    appearance::provide_appearance,
    backend::provide_outbox,
    groups::{GroupPage, HomePage, NewGroupPage, SettingsPage},
    i18n::{Localised, provide_language},
    invitations::{InvitePage, JoinPage},
    kiosk::KioskPage,
    me::MePage,
    polls::{ComposePage, PollPage},
    roster::MembersPage,
    route::{Page, provide_navigation, use_navigation},
    session::provide_session,
    sign_in::{SignInHelpPage, SignInPage},
    state::provide_here,
    ui::{ToastRegion, provide_toasts},
};
pub use entry::{Entry, focus_first};
pub use frame::{Frame, NotFoundPage, Title, Wanted, loaded};
use leptos::prelude::*;
pub use trouble::Trouble;

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
        Page::Home => view! { <HomePage /> }.into_any(),
        Page::NewGroup => view! { <NewGroupPage /> }.into_any(),
        Page::Group(id) => view! { <GroupPage id /> }.into_any(),
        Page::Members(id) => view! { <MembersPage id /> }.into_any(),
        Page::Invite(id) => view! { <InvitePage id /> }.into_any(),
        Page::Settings(id) => view! { <SettingsPage id /> }.into_any(),
        Page::Compose(id) => view! { <ComposePage id /> }.into_any(),
        Page::Poll(id) => view! { <PollPage id /> }.into_any(),
        Page::Me => view! { <MePage /> }.into_any(),
        Page::SignInHelp => view! { <SignInHelpPage /> }.into_any(),
        Page::SignIn(token) => view! { <SignInPage token /> }.into_any(),
        Page::Join(token) => view! { <JoinPage token /> }.into_any(),
        Page::Kiosk { token, join } => view! { <KioskPage token join /> }.into_any(),
        Page::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}
