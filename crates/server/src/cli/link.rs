//! `juyi-server link`: when every session is lost. Works beside a running server, whose database takes more than one
//! process.

use super::{Failure, args::Link, links, place, say};
use crate::{App, Config, clock::SystemClock, ids::SystemMint};
use std::sync::Arc;

pub(super) fn run(wanted: &Link) -> Result<(), Failure> {
    if !place::is_there(&wanted.data) {
        let data = wanted.data.display();
        return Err(format!("{data}：没有数据 · there is no database: start the server first").into());
    }
    let clock = Arc::new(SystemClock);
    let store = place::open(&wanted.data, clock.clone())?;
    let address = wanted.public_url.clone().or_else(|| place::address(&wanted.data));
    let address = address.unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let app = App::new(store, clock, Arc::new(SystemMint::default()), Config::default());
        say::line(&links::organiser(&app, &address).await?);
        if wanted.kiosk {
            say::line(&links::another_kiosk(&app, &address).await?);
        }
        Ok(())
    })
}
