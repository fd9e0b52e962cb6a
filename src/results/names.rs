//! Who chose what, and who has not voted. Nothing is read before it is opened.

mod by_unit;
mod non_voters;
mod option_sheet;
mod paged;
mod piles;
mod row;
mod span;
mod who_chose;

pub use non_voters::NonVoters;
pub use who_chose::WhoChose;
