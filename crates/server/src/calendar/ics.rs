//! Events as iCalendar (RFC 5545, RFC 5546).
//!
//! Times are written in UTC: an event is two instants, it does not recur, and so every calendar shows it right in whatever zone
//! its owner is by then, without our shipping zones that may be out of date. Nobody has an address here but an opaque one
//! (`urn:uuid`), or in a letter their own; and nobody is named but the group and whoever reads: who else comes is said in
//! the app.

use api::links;
use domain::{CalendarEvent, Group, PartStat, Person, SpaceName};
use icalendar::{Calendar, Component as _, Event, Property};
use jiff::Timestamp;

/// How often a program should look again: often enough for what is called off in the morning.
const LOOK_AGAIN: &str = "PT1H";

/// An event for one reader.
pub(crate) struct Entry<'a> {
    pub(crate) event: &'a CalendarEvent,
    pub(crate) group: &'a Group,
    /// What they have answered; `None` if they are not asked.
    pub(crate) mine: Option<PartStat>,
}

/// One event as a file: asked to `me` if they are asked, called off if it was, else made known. `site` is where pages are.
pub(super) fn event(entry: &Entry<'_>, me: &Person, site: Option<&str>) -> String {
    of_one(entry, me, [&urn(entry.group.id.0), &urn(me.id.0)], site)
}

/// The same to be sent by mail, where programs go by addresses: of the one who sends it, and of the one who reads it.
pub(crate) fn invitation(entry: &Entry<'_>, me: &Person, [from, to]: [&str; 2], site: &str) -> String {
    of_one(entry, me, [&format!("mailto:{from}"), &format!("mailto:{to}")], Some(site))
}

fn of_one(entry: &Entry<'_>, me: &Person, [from, to]: [&str; 2], site: Option<&str>) -> String {
    let mut written = written(entry, from, site);
    if let Some(mine) = entry.mine {
        let mut attendee = Property::new("ATTENDEE", to);
        attendee
            .add_parameter("CN", &named(me.name.as_str()))
            .add_parameter("PARTSTAT", partstat(mine))
            // One answers in the app; there is nowhere to send a reply to.
            .add_parameter("RSVP", "FALSE");
        written.append_multi_property(attendee);
    }
    let method = match (&entry.event.cancelled, entry.mine) {
        (Some(_), _) => "CANCEL",
        (None, Some(_)) => "REQUEST",
        (None, None) => "PUBLISH",
    };
    let mut calendar = empty(method);
    calendar.push(written);
    calendar.to_string()
}

/// What one is asked to come to, to be read again and again.
pub(super) fn feed<'a>(
    space: &SpaceName,
    entries: impl Iterator<Item = Entry<'a>>,
    site: Option<&str>,
) -> String {
    let mut calendar = empty("PUBLISH");
    calendar.name(space.as_str());
    calendar.append_property(
        Property::new("REFRESH-INTERVAL", LOOK_AGAIN).add_parameter("VALUE", "DURATION").done(),
    );
    calendar.append_property(Property::new("X-PUBLISHED-TTL", LOOK_AGAIN));
    entries.for_each(|entry| {
        calendar.push(written(&entry, &urn(entry.group.id.0), site));
    });
    calendar.to_string()
}

fn empty(method: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Juyi//Juyi//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", method)]
    {
        calendar.append_property(Property::new(name, value));
    }
    calendar
}

fn written(entry: &Entry<'_>, organiser: &str, site: Option<&str>) -> Event {
    let Entry { event, group, mine } = entry;
    let plan = &event.plan;
    let mut written = Event::with_uid(&event.id.to_string());
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            written.append_property(Property::new(name, value));
        }
    };
    put("DTSTAMP", &stamp(event.changed));
    put("CREATED", &stamp(event.made));
    put("LAST-MODIFIED", &stamp(event.changed));
    put("DTSTART", &stamp(plan.starts));
    put("DTEND", &stamp(plan.ends));
    put("SEQUENCE", &event.sequence.to_string());
    put("SUMMARY", plan.title.as_str());
    put("LOCATION", plan.place.as_str());
    put("DESCRIPTION", plan.note.as_str());
    put("STATUS", if event.cancelled.is_some() { "CANCELLED" } else { "CONFIRMED" });
    put("COMMENT", event.cancelled.as_ref().map_or("", |cancelled| cancelled.reason.as_str()));
    // Whoever does not come has the time free.
    put("TRANSP", if *mine == Some(PartStat::Declined) { "TRANSPARENT" } else { "OPAQUE" });
    put("URL", &site.map(|site| format!("{site}{}", links::event(event.id))).unwrap_or_default());
    let organiser =
        Property::new("ORGANIZER", organiser).add_parameter("CN", &named(group.name.as_str())).done();
    written.append_property(organiser);
    written
}

/// "20261109T060000Z".
fn stamp(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn urn(id: uuid::Uuid) -> String {
    format!("urn:uuid:{id}")
}

/// A name as a parameter, which has no way to hold a quotation mark.
fn named(name: &str) -> String {
    name.replace('"', "\u{201d}")
}

fn partstat(answer: PartStat) -> &'static str {
    match answer {
        PartStat::NeedsAction => "NEEDS-ACTION",
        PartStat::Accepted => "ACCEPTED",
        PartStat::Declined => "DECLINED",
        PartStat::Tentative => "TENTATIVE",
    }
}
