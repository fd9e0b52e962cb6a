//! The rules that every engine must pass, one test each, so that a rule that fails is named.
//!
//! A test file of an engine says how one is opened, and gets a test per rule:
//!
//! ```text
//! fn trial() -> Trial {
//!     let clock = Arc::new(ManualClock::at(Trial::start()));
//!     Trial::new(Arc::new(MemoryStore::new(clock.clone())), clock)
//! }
//! store::conformance!(trial);
//! ```

mod anonymous;
mod attack;
mod calendar;
mod casting;
mod changes;
mod dice;
mod editing;
mod electorate;
mod exports;
mod groups;
mod invitations;
mod kiosks;
mod lists;
mod mail;
mod people;
mod pictures;
mod polls;
mod races;
mod reminders;
mod roster;
mod rules;
mod sessions;
mod time;
mod trial;
mod turnout;
mod walk;

pub use attack::Attack;
pub use trial::Trial;

crate::each_rule!(follow);
