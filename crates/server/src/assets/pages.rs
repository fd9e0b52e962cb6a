//! Which addresses are pages of the SPA. It reads them in full itself; here they only decide what the answer is called.

use domain::{EventId, GroupId, PollId};

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

fn is_group(id: &str) -> bool {
    id.parse::<GroupId>().is_ok()
}

/// Whether there is a page at `path`; else the answer is a "not found" that the SPA words.
pub(super) fn is_one(path: &str) -> bool {
    match parts(path).as_slice() {
        [] | ["me" | "sign-in" | "kiosk" | "index.html"] | ["sign-in" | "join" | "kiosk", _] => true,
        ["groups", id] => *id == "new" || is_group(id),
        ["groups", id, "members" | "invite" | "settings" | "compose" | "calendar"] => is_group(id),
        ["groups", id, "calendar", "new"] => is_group(id),
        ["events", id] => id.parse::<EventId>().is_ok(),
        ["polls", _] | ["polls", _, "edit"] => poll(path).is_some(),
        _ => false,
    }
}

/// The poll that the page at `path` is of.
pub(crate) fn poll(path: &str) -> Option<PollId> {
    match parts(path).as_slice() {
        ["polls", id] | ["polls", id, "edit"] => id.parse().ok(),
        _ => None,
    }
}

/// Whether the page at `path` is a kiosk's, on which nobody is signed in.
pub(super) fn is_a_wall(path: &str) -> bool {
    parts(path).first() == Some(&"kiosk")
}

/// Whether `path` has a file's name at its end: somebody who asks for a missing script must not be given a page.
pub(super) fn names_a_file(path: &str) -> bool {
    path != "/index.html" && parts(path).last().is_some_and(|last| last.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::links;

    #[test]
    fn every_link_the_server_gives_out_leads_to_a_page() {
        let (id, token) = ("018f3f5e-0000-7000-8000-000000000001", "t_o-ken");
        let poll_link = links::poll(id.parse().expect("an id"));
        assert_eq!(poll(&poll_link), id.parse().ok());
        let event_link = links::event(id.parse().expect("an id"));
        for link in
            [poll_link, event_link, links::join(token), links::sign_in(token), links::kiosk(token, None)]
        {
            assert!(is_one(&link) && !names_a_file(&link), "{link}");
        }
        assert!(is_a_wall(&links::kiosk(token, None)) && !is_a_wall(&links::join(token)));
    }

    #[test]
    fn other_addresses_are_no_pages() {
        for path in [
            "/groups/x",
            "/polls",
            "/polls/1",
            "/events/1",
            "/groups/x/calendar",
            "/me/more",
            "/kiosk/a/b",
            "/admin",
            "/groups",
        ] {
            assert!(!is_one(path), "{path}");
        }
        let edit = "/polls/018f3f5e-0000-7000-8000-000000000001/edit";
        assert!(is_one(edit) && !is_one("/polls/1/edit"));
        for path in ["/", "/me", "/me/", "/groups/new", "/sign-in", "/kiosk", "/index.html"] {
            assert!(is_one(path), "{path}");
        }
    }

    #[test]
    fn a_missing_script_is_not_answered_with_a_page() {
        assert!(
            names_a_file("/juyi-0123456789abcdef.js") && names_a_file("/.env") && names_a_file("/a/b.css")
        );
        assert!(!names_a_file("/") && !names_a_file("/me") && !names_a_file("/index.html"));
    }
}
