//! What must be kept, as traits: one per resource, and [`Store`] for all of them together.
//!
//! # Rules for an engine
//! 1. **A lookup returns `Option`**; only a failing engine returns [`StoreError`]. A refusal by a rule of the domain is a
//!    value of its own: `Result<Result<T, Refusal>, StoreError>`.
//! 2. **A rule is decided inside the write**, by a function of `domain`, with what the transaction read and the instant
//!    [`Clock::now`] gave inside it. Never before.
//! 3. **An answer means durable.** When a writing method returns `Ok`, the change survives the process and the machine
//!    being switched off (the in-memory engine aside).
//! 4. **The commit announces the change**: each [`Change`] goes to [`Store::changes`] after the commit and before the
//!    method returns, in the order of the commits. Nobody else announces anything.
//! 5. **One ballot per voter and poll**, by a constraint of the engine.
//! 6. **Who acts is looked up inside the write**: of a [`domain::Member`] that a caller hands in, group and person count;
//!    the role is the one that is kept.
//! 7. Times are kept to the microsecond. A row that refers to nothing, or an id that is kept already, is a
//!    [`StoreError`], and nothing of the write is kept.
//! 8. **A list is paged within itself**: what a page begins behind is looked for in the group that the list is of. An id
//!    from elsewhere and one that was never given out are answered alike.
//! 9. **Of a poll that detaches ballots** ([`domain::Secrecy::detaches`]) nothing is kept, remembered, announced or logged that
//!    holds a voter, or a time, or an order, beside what was voted; what one commit necessarily shows while the poll is open
//!    is undone by [`Store::seal`].
//! 10. Every engine passes the suite `conformance` (the feature of that name).
#![warn(missing_docs)]

mod ballots;
mod calendar;
mod chance;
mod change;
mod clock;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
mod exports;
mod groups;
mod invitations;
mod kiosks;
mod mail;
pub mod memory;
mod people;
mod pictures;
mod polls;
mod reminders;
mod sessions;

pub use ballots::{BallotRow, Ballots, NameQuery, SignUpQuery, SignUpRow, TurnoutRecord};
pub use calendar::{Attendance, AttendeeQuery, AttendeeRow, Calendar, EventQuery, NewEvent};
pub use chance::{Chance, SeededChance};
pub use change::Change;
pub use clock::{Clock, ManualClock};
pub use error::StoreError;
pub use exports::{Exports, PollRecord};
pub use groups::{Groups, RosterQuery, RosterRow};
pub use invitations::{Accepted, Invitations, Joiner};
pub use kiosks::Kiosks;
pub use mail::{Delivery, Letter, Mail, Occasion};
pub use memory::MemoryStore;
pub use people::People;
pub use pictures::{NewPicture, Pictures};
pub use polls::Polls;
pub use reminders::Reminders;
pub use sessions::{NewSession, Sessions, TokenHash};

use async_trait::async_trait;
use tokio::sync::broadcast;

/// Everything Juyi keeps.
#[async_trait]
pub trait Store:
    People
    + Groups
    + Sessions
    + Invitations
    + Kiosks
    + Polls
    + Ballots
    + Exports
    + Calendar
    + Mail
    + Reminders
    + Pictures
    + Send
    + Sync
    + 'static
{
    /// The changes committed from now on. A receiver that falls behind is told so
    /// ([`broadcast::error::RecvError::Lagged`]) and reads afresh what it needs.
    fn changes(&self) -> broadcast::Receiver<Change>;

    /// Seals the polls that are to be ([`domain::Poll::is_to_be_sealed`]) and are not yet: their marks and ballots are written
    /// anew in random order, and what the engine wrote before is emptied. A poll that is closed early or withdrawn is sealed
    /// by that commit itself, and the result of one whose deadline came is not told before it is sealed. A sealed poll takes no
    /// ballot ever again, whatever the clock says. Doing it again changes nothing.
    ///
    /// False if everything is written anew, but what was written before could not be emptied because somebody was reading;
    /// then ask again.
    ///
    /// # Errors
    /// [`StoreError`] if nothing could be written.
    async fn seal(&self) -> Result<bool, StoreError>;

    /// What the live writer says of itself, for health checks and operators.
    ///
    /// # Errors
    /// [`StoreError`] if the writer does not answer.
    async fn vitals(&self) -> Result<Vitals, StoreError>;
}

/// What an engine's live writer says of itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Vitals {
    /// `sqlite` or `memory`.
    pub engine: String,
    /// The version of the schema in use.
    pub schema: u32,
    /// SQLite: `PRAGMA journal_mode` as the writer's connection reports it.
    pub journal_mode: Option<String>,
    /// SQLite: `PRAGMA synchronous` as the writer's connection reports it; 2 is FULL.
    pub synchronous: Option<i64>,
}
