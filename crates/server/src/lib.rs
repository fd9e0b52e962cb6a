//! Juyi's server: the API of crate `api` over HTTP, the live lines, and the site.
//!
//! [`App`] is what every handler sees; [`router`] mounts the handlers, one per operation in a file named as in `api`;
//! [`serve()`] carries it over TCP. Handlers ask the store and announce nothing: the store announces each commit, and
//! [`live`] listens.

pub mod app;
pub mod assets;
mod bilingual;
mod calendar;
pub mod caller;
pub mod cli;
pub mod clock;
pub mod config;
mod encoding;
mod exports;
#[cfg(test)]
mod fixture;
mod groups;
mod health;
pub mod http_ext;
pub mod ids;
mod invitations;
mod kiosks;
pub mod live;
pub mod mail;
mod me;
mod names;
mod pictures;
mod polls;
pub mod routing;
pub mod serve;
mod shell;
mod sign_in;
pub mod token;

pub use app::App;
pub use assets::Site;
pub use config::Config;
pub use routing::router;
pub use serve::serve;
