//! Who belongs to a group.

mod members_page;

pub use members_page::MembersPage;
