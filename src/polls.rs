//! Composing, voting, closing.

mod compose_page;
mod poll_page;

pub use compose_page::ComposePage;
pub use poll_page::PollPage;
