//! 我: my name, my devices, my language and look.

mod devices;
mod email;
mod feed;
mod looks;
mod me_page;
mod other_device;
mod sign_out;
mod votes;

pub use me_page::MePage;
