//! Stories of people with phones, a keyboard and a wall, told to the real server and the built site in Chromium.
//!
//! `JUYI_SITE_DIR` names the site (`target/site` if unset), `JUYI_CHROMIUM` the browser, `JUYI_SERVER_BIN` the server's
//! program; `JUYI_BLESS=1` writes the snapshots anew; `JUYI_SCREENS_DIR` is where [`screens`] puts its pictures,
//! `JUYI_SCREENS` words in the names of the scenes to picture.
#![cfg(not(target_arch = "wasm32"))]

mod browser;
mod checks;
mod child;
mod estate;
mod pages;
mod screens;
mod snapshot;
mod steps;
mod stories;
mod town;
