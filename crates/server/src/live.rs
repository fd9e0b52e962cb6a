//! What arrives by itself. The store announces each commit; the [`Hub`] is the one listener, and hands on the newest of
//! everything to whoever holds a line open. No handler announces anything.

mod closer;
mod frame;
mod hub;
mod lines;
mod news;
mod pace;
mod pending;
mod stop;
mod stream;

pub use hub::Hub;
pub use stop::Stop;
pub(crate) use stream::{LiveExt, Moving};
