//! Who belongs to a group.

mod list;
mod member_sheet;
mod members_page;
mod pages;
mod row;
mod tree;
mod window;

pub use members_page::MembersPage;
