//! Where one can be. One closed type reads and writes every address of the SPA, so that a link cannot lead nowhere.
//!
//! Our own rather than leptos_router: that one costs 42 kB of brotli, more than half of what the vote page may spend
//! on code, and its nesting and loaders serve nothing here. What people notice is done here: back and forward, links
//! that open in a new tab, the focus on the new page's heading, its title for the title bar that the chat draws.

mod navigation;

use domain::{EventId, GroupId, PollId};
pub use navigation::{Navigation, has_moved, provide_navigation, use_navigation};

/// A page and what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Home,
    NewGroup,
    Group(GroupId),
    Members(GroupId),
    Invite(GroupId),
    Settings(GroupId),
    Compose(GroupId),
    Poll(PollId),
    /// A poll, to be edited.
    Edit(PollId),
    /// The events of a group, month by month.
    Calendar(GroupId),
    /// A new event of a group; of the outcome of a poll, if one is named.
    NewEvent {
        group: GroupId,
        poll: Option<PollId>,
    },
    Event(EventId),
    Me,
    /// How to get a sign-in link.
    SignInHelp,
    SignIn(String),
    Join(String),
    /// A display; with its token until it has begun, and an invitation's token to show a QR code of.
    Kiosk {
        token: Option<String>,
        join: Option<String>,
    },
    NotFound,
}

impl Page {
    /// Reads the path and query of an address.
    #[must_use]
    pub fn read(path: &str, query: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let group = |id: &str, page: fn(GroupId) -> Self| id.parse().map_or(Self::NotFound, page);
        match parts.as_slice() {
            [] => Self::Home,
            ["groups", "new"] => Self::NewGroup,
            ["groups", id] => group(id, Self::Group),
            ["groups", id, "members"] => group(id, Self::Members),
            ["groups", id, "invite"] => group(id, Self::Invite),
            ["groups", id, "settings"] => group(id, Self::Settings),
            ["groups", id, "compose"] => group(id, Self::Compose),
            ["groups", id, "calendar"] => group(id, Self::Calendar),
            ["groups", id, "calendar", "new"] => id.parse().map_or(Self::NotFound, |group| Self::NewEvent {
                group,
                poll: field(query, "poll").and_then(|poll| poll.parse().ok()),
            }),
            ["events", id] => id.parse().map_or(Self::NotFound, Self::Event),
            ["polls", id, "edit"] => id.parse().map_or(Self::NotFound, Self::Edit),
            ["polls", id] => id.parse().map_or(Self::NotFound, Self::Poll),
            ["me"] => Self::Me,
            ["sign-in"] => Self::SignInHelp,
            ["sign-in", token] => Self::SignIn((*token).to_owned()),
            ["join", token] => Self::Join((*token).to_owned()),
            ["kiosk"] => Self::Kiosk { token: None, join: field(query, "join") },
            ["kiosk", token] => Self::Kiosk { token: Some((*token).to_owned()), join: field(query, "join") },
            _ => Self::NotFound,
        }
    }

    /// The address.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::NewGroup => "/groups/new".into(),
            Self::Group(id) => format!("/groups/{id}"),
            Self::Members(id) => format!("/groups/{id}/members"),
            Self::Invite(id) => format!("/groups/{id}/invite"),
            Self::Settings(id) => format!("/groups/{id}/settings"),
            Self::Compose(id) => format!("/groups/{id}/compose"),
            Self::Poll(id) => api::links::poll(*id),
            Self::Edit(id) => format!("{}/edit", api::links::poll(*id)),
            Self::Calendar(id) => format!("/groups/{id}/calendar"),
            Self::NewEvent { group, poll: None } => format!("/groups/{group}/calendar/new"),
            Self::NewEvent { group, poll: Some(poll) } => format!("/groups/{group}/calendar/new?poll={poll}"),
            Self::Event(id) => api::links::event(*id),
            Self::Me => "/me".into(),
            Self::SignInHelp => "/sign-in".into(),
            Self::SignIn(token) => api::links::sign_in(token),
            Self::Join(token) => api::links::join(token),
            Self::Kiosk { token: Some(token), join } => api::links::kiosk(token, join.as_deref()),
            Self::Kiosk { token: None, join } => match join {
                Some(join) => format!("/kiosk?join={join}"),
                None => "/kiosk".into(),
            },
            Self::NotFound => "/not-found".into(),
        }
    }

    /// The page one level up, for the way back inside the page.
    #[must_use]
    pub fn up(&self) -> Option<Self> {
        match self {
            Self::NewGroup | Self::Group(_) | Self::Me | Self::NotFound | Self::SignInHelp => {
                Some(Self::Home)
            }
            Self::Members(id)
            | Self::Invite(id)
            | Self::Settings(id)
            | Self::Compose(id)
            | Self::Calendar(id) => Some(Self::Group(*id)),
            Self::NewEvent { group, .. } => Some(Self::Calendar(*group)),
            Self::Edit(poll) => Some(Self::Poll(*poll)),
            Self::Home
            | Self::Poll(_)
            | Self::Event(_)
            | Self::SignIn(_)
            | Self::Join(_)
            | Self::Kiosk { .. } => None,
        }
    }
}

fn field(query: &str, name: &str) -> Option<String> {
    let pairs = query.trim_start_matches('?').split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn every_page_is_read_from_the_address_it_writes() {
        let id = "018f3f5e-0000-7000-8000-000000000001";
        let (group, poll) = (id.parse().expect("an id"), id.parse().expect("an id"));
        let event = id.parse().expect("an id");
        let (token, join) = (Some("tok_en-1".to_owned()), Some("jo_in-2".to_owned()));
        for page in [
            Page::Home,
            Page::NewGroup,
            Page::Group(group),
            Page::Members(group),
            Page::Invite(group),
            Page::Settings(group),
            Page::Compose(group),
            Page::Poll(poll),
            Page::Edit(poll),
            Page::Calendar(group),
            Page::NewEvent { group, poll: None },
            Page::NewEvent { group, poll: Some(poll) },
            Page::Event(event),
            Page::Me,
            Page::SignInHelp,
            Page::SignIn("tok_en-1".into()),
            Page::Join("tok_en-1".into()),
            Page::Kiosk { token: token.clone(), join: join.clone() },
            Page::Kiosk { token, join: None },
            Page::Kiosk { token: None, join },
            Page::Kiosk { token: None, join: None },
            Page::NotFound,
        ] {
            let href = page.href();
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            assert_eq!(Page::read(path, query), page, "{href}");
        }
    }

    #[test]
    fn an_address_that_is_none_of_ours_is_not_found() {
        for path in ["/groups/x", "/polls", "/polls/1", "/me/more", "/groups/new/x", "/index", "/events/1"] {
            assert_eq!(Page::read(path, ""), Page::NotFound, "{path}");
        }
    }
}
