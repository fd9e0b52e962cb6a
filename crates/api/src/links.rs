//! Pages that the server gives out links to. Opening one never uses it up: the page does, by a tap.

use domain::{EventId, PollId};

/// The page that uses up a sign-in link.
#[must_use]
pub fn sign_in(token: &str) -> String {
    format!("/sign-in/{token}")
}

/// The page on which somebody accepts an invitation.
#[must_use]
pub fn join(token: &str) -> String {
    format!("/join/{token}")
}

/// The page of a poll.
#[must_use]
pub fn poll(id: PollId) -> String {
    format!("/polls/{id}")
}

/// The page of an event.
#[must_use]
pub fn event(id: EventId) -> String {
    format!("/events/{id}")
}

/// The kiosk display. With an invitation's token it shows a QR code to join by.
#[must_use]
pub fn kiosk(token: &str, join: Option<&str>) -> String {
    match join {
        Some(join) => format!("/kiosk/{token}?join={join}"),
        None => format!("/kiosk/{token}"),
    }
}

/// The page, made by the server itself, that gives out an export.
#[must_use]
pub fn export(token: &str) -> String {
    crate::exports::LINK_PAGE.replace("{token}", token)
}

/// The page, made by the server itself, on which an address for mail is confirmed.
#[must_use]
pub fn confirm_email(token: &str) -> String {
    CONFIRM_EMAIL.replace("{token}", token)
}

/// See [`confirm_email`]: GET shows a button, POST confirms.
pub const CONFIRM_EMAIL: &str = "/email/{token}";
