//! Composing, voting, closing.

mod ballot;
mod card;
mod compose;
mod compose_page;
mod detail;
mod label;
mod phase;
mod poll_page;
#[cfg(test)]
pub mod sample;

pub use ballot::{Ranked, Scored, Sheet, SignUp, Slots, StayAway};
pub use card::{PollCard, share_of};
pub use compose::forget_sketches;
pub use compose_page::ComposePage;
pub use detail::{Detail, Detailed};
pub use label::label_of;
pub use phase::{Phase, PhaseChip, phase_of};
pub use poll_page::{FoldedText, Manage, PollLog, PollPage};
