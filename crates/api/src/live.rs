//! What arrives by itself: server-sent events over one stream per tab.

use crate::access::{Access, Kiosk, Member};
use domain::{EventId, GroupId, Poll, Tally};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long a stream says nothing at the most. Proxies cut lines that say nothing for half a minute.
pub const BEAT: Duration = Duration::from_secs(15);

/// A stream of events. Its fields travel in the query.
pub trait Stream: Serialize {
    /// The path.
    const PATH: &'static str;
    /// Who may listen.
    type Access: Access;
}

/// The events of a group, for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupLive {
    /// Which group.
    pub group_id: GroupId,
}
impl Stream for GroupLive {
    const PATH: &'static str = "/api/v1/live/groups/{group_id}";
    type Access = Member;
}

/// The events of a kiosk's group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KioskLive {}
impl Stream for KioskLive {
    const PATH: &'static str = "/api/v1/live/kiosk";
    type Access = Kiosk;
}

/// Something that happened. Each event is whole, or says what to read: one lost, late or doubled does no harm, and of two tallies of a poll the one
/// with the larger revision is newer. A stream that falls behind skips to the newest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The stream has begun: read now what it may have missed.
    Hello {
        /// The server's build.
        build: String,
        /// The server's clock.
        #[serde(with = "domain::instant::Rfc3339")]
        now: Timestamp,
        /// A number that is another whenever something happened in the group that this stream will not tell. Whoever has
        /// read what they know at the same number ([`crate::shell::Shell`]) has missed nothing.
        mark: u64,
    },
    /// The result of a poll changed.
    Tally {
        /// The whole result.
        tally: Tally,
    },
    /// A poll was opened, closed or withdrawn, or its deadline came.
    Poll {
        /// The poll as it is now.
        poll: Box<Poll>,
        /// Its result as it is now.
        tally: Tally,
    },
    /// An event on the group's calendar was made, changed, called off or answered: read it if you show it. It is not told
    /// whole, since few screens show any.
    Calendar {
        /// Which event.
        event_id: EventId,
        /// Its revision by now.
        revision: u64,
    },
    /// Somebody joined or left.
    Roster {
        /// How many active members the group has now.
        members: u32,
    },
    /// Nothing happened, and the line is alive. After [`BEAT`] without a word; a line that says nothing for twice as long is
    /// dead, whatever holds it open.
    Beat,
    /// The listener may listen no longer: signed out, removed, or revoked. The stream ends behind it.
    Ended,
}

impl Event {
    /// Every name: an `EventSource` hears only those it listens for.
    pub const NAMES: [&str; 7] = ["hello", "tally", "poll", "calendar", "roster", "beat", "ended"];

    /// The name of the SSE event, which is also the one key of its data (or, where there is nothing to tell, all of it).
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Hello { .. } => "hello",
            Self::Tally { .. } => "tally",
            Self::Poll { .. } => "poll",
            Self::Calendar { .. } => "calendar",
            Self::Roster { .. } => "roster",
            Self::Beat => "beat",
            Self::Ended => "ended",
        }
    }
}
