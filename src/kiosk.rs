//! The wall.

mod kiosk_page;

pub use kiosk_page::KioskPage;
