//! The world that tests act in: people with browsers, in front of the real server.
//!
//! * [`Village`] is a group on a server of its own, with a clock that stands still. Ask it for people:
//!   [`Village::member`], [`Village::observer`], [`Village::admin`], [`Village::removed`], [`Village::stranger`],
//!   [`Village::neighbour`], [`Village::program`], [`Village::kiosk`].
//! * Each is a [`Caller`], who calls the API as people do: `zhang.call(&CastBallot { … })`, with cookies as a browser
//!   keeps them. [`Caller::send`] sends any bytes.
//! * [`PollBuilder`] makes polls in few words; [`cast`] makes ballots.
//! * [`Caller::live`] listens; [`Live`] waits for what must come.
//! * [`serve()`] puts the same server behind a port, with the SPA, for browsers.
//! * [`PostOffice`] takes the mail that the server sends, over SMTP.
//! * [`Process`] is the server's program as a child, to be killed.
//!
//! Nothing here waits for a time, tries again, or writes into the store.
#![warn(missing_docs)]

mod caller;
mod house;
mod jar;
mod live;
mod mint;
mod plan;
mod poll;
mod post_office;
mod process;
mod road;
mod sse;
mod street;
mod village;

pub use caller::{Caller, Proof};
pub use house::House;
pub use jar::{Cookie, Jar};
pub use live::Live;
pub use mint::CountingMint;
pub use plan::{Plan, built_site, small_site};
pub use poll::{PollBuilder, cast, closing, editing, free, key, marking};
pub use post_office::{Parcel, PostOffice};
pub use process::{Process, operators_link};
pub use road::{Door, Road, Wire};
pub use sse::Sent;
pub use village::{Neighbour, Village, introduction, invite, join_by_program};

/// A village on the real server behind a port of 127.0.0.1, on SQLite, with the SPA as it was built: for browsers.
/// People who need no browser act through the door as everywhere.
///
/// ```no_run
/// # async fn story() {
/// let village = testkit::serve(testkit::Plan::default()).await;
/// let address = format!("{}{}", village.house().url(), village.invitation().path);
/// // … open it in a browser.
/// # }
/// ```
///
/// # Panics
/// If the SPA was not built ([`built_site`]).
pub async fn serve(plan: Plan) -> Village {
    Village::planned(plan.on_disk().served().showing(built_site())).await
}
