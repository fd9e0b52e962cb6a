//! Composing, voting, closing.

mod ballot;
mod card;
mod compose;
mod compose_page;
mod detail;
mod edit_page;
mod editions;
mod label;
mod phase;
mod poll_page;
#[cfg(test)]
pub mod sample;

pub use ballot::{Mine, Ranked, Revised, Scored, Sheet, Slots};
pub use card::{PollCard, share_of};
pub use compose::forget_sketches;
pub use compose_page::ComposePage;
pub use detail::{Detail, Detailed};
pub use edit_page::EditPage;
pub use editions::Editions;
pub use label::label_of;
pub use phase::{Phase, PhaseChip, phase_of};
pub use poll_page::{FoldedText, Manage, PollLog, PollPage};
