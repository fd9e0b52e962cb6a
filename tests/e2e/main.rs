//! Stories of people with phones, a keyboard and a wall, told to the real server and the built site in Chromium.
//!
//! `JUYI_SITE_DIR` names the site (`target/site` if unset), `JUYI_CHROMIUM` the browser, `JUYI_PROGRAM` the server's
//! program with the site inside, or `JUYI_SERVER_BIN` one without it; `JUYI_LANGUAGE` (`en` or `zh`) or `JUYI_ROTATION`
//! (a number) which stories are told in English, see [`told`]; `JUYI_BLESS=1` writes the snapshots anew;
//! `JUYI_SCREENS_DIR` is where [`screens`] puts its pictures, `JUYI_SCREENS` words in the names of the scenes to
//! picture.
#![cfg(not(target_arch = "wasm32"))]

mod browser;
mod checks;
mod child;
mod estate;
mod pages;
mod reading;
mod screens;
mod snapshot;
mod steps;
mod stories;
mod told;
mod town;
