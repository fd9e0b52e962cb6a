//! The wall: a display that nobody attends, for weeks.

mod foot;
mod invitation;
mod kiosk_page;
mod layout;
mod lines;
mod rail;
mod rotation;
mod screen;
mod stage;
mod start;
mod upkeep;
mod wake_lock;
mod wall;

pub use kiosk_page::KioskPage;
