//! Inviting and joining.

mod invite_page;
mod join_page;

pub use invite_page::InvitePage;
pub use join_page::JoinPage;
