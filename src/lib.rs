//! The SPA. `app` is the root, `route` the addresses, `state` what is known of the server, `backend` the way to it, `ui` the
//! kit; each of the others is a feature, whose pages end in `_page`.

pub mod app;
pub mod appearance;
pub mod backend;
pub mod calendar;
pub mod clock;
pub mod exports;
pub mod groups;
pub mod i18n;
pub mod invitations;
pub mod kiosk;
pub mod links;
pub mod me;
pub mod parts;
pub mod polls;
pub mod results;
pub mod roster;
pub mod route;
pub mod session;
pub mod sharing;
pub mod sign_in;
pub mod state;
pub mod ui;
pub mod wall_clock;
