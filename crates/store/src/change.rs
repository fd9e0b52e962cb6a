use domain::{EventId, GroupId, KioskId, PersonId, Poll, SessionId, Tally};

/// Something that was committed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The ballots or the electorate of a poll changed; here is the whole result, as everybody may see it
    /// ([`Poll::announced`]). An engine that commits several ballots
    /// together announces the last result only.
    Tally {
        /// The group of the poll.
        group_id: GroupId,
        /// The result.
        tally: Tally,
    },
    /// A poll was opened, scheduled, edited, extended, closed early or withdrawn. What was edited or withdrawn may be a draft, which only its
    /// composer sees ([`Poll::seen_by`]). An opening or a deadline that comes is no commit and is not announced.
    Poll {
        /// The poll as it is now.
        poll: Box<Poll>,
        /// Its result as it is now, of the same commit, as everybody may see it.
        tally: Tally,
    },
    /// An event on a group's calendar was made, changed, called off or answered, or asks somebody no longer. It says only that:
    /// whoever shows the event reads it.
    Calendar {
        /// The group of the event.
        group_id: GroupId,
        /// Which event.
        event_id: EventId,
        /// Its revision as of this commit.
        revision: u64,
    },
    /// A letter waits to be sent, or reminders are planned otherwise: whoever waits for the next of either looks again. It says
    /// nothing of whom or what.
    Due,
    /// Somebody joined or left, or has another role.
    Roster {
        /// In which group.
        group_id: GroupId,
        /// How many active members it has now.
        members: u32,
    },
    /// Somebody was removed: what they still have open must end.
    Removed {
        /// From which group.
        group_id: GroupId,
        /// Who.
        person_id: PersonId,
    },
    /// A session was revoked: what it still has open must end.
    SessionRevoked(SessionId),
    /// A kiosk was revoked: what it still has open must end.
    KioskRevoked(KioskId),
}
