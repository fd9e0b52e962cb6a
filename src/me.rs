//! 我: my name, my devices, my language and look.

mod me_page;

pub use me_page::MePage;
