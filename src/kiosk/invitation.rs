use crate::{
    backend::{self},
    route::Page,
};
use api::invitations::PreviewInvitation;
use domain::InvitationState;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is asked whether an invitation still works.
const HOURLY: Duration = Duration::from_secs(3_600);

/// The address to join at, as long as the invitation works: asked at the start and every hour. While the server cannot be
/// asked, what it said last holds.
pub(super) fn works(join: Option<String>) -> Signal<Option<String>> {
    let address = RwSignal::new(None);
    let Some(token) = join else { return address.into() };
    let ask = move || {
        let token = token.clone();
        leptos::task::spawn_local(async move {
            match backend::call(&PreviewInvitation { token: token.clone() }).await {
                Ok(preview) if preview.state == InvitationState::Pending => {
                    address.try_set(Some(absolute(&Page::Join(token))));
                }
                Err(problem) if problem.is_passing() => {}
                Ok(_) | Err(_) => {
                    address.try_set(None);
                }
            }
        });
    };
    ask();
    let hourly = set_interval_with_handle(ask, HOURLY).ok();
    on_cleanup(move || {
        if let Some(hourly) = hourly {
            hourly.clear();
        }
    });
    address.into()
}

/// The address of a page for another device.
pub(super) fn absolute(page: &Page) -> String {
    window().location().origin().unwrap_or_default() + &page.href()
}
