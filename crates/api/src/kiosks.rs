//! Unattended displays.

mod create_kiosk;
mod get_board;
mod list_kiosks;
mod revoke_kiosk;
mod start_kiosk;

pub use create_kiosk::CreateKiosk;
use domain::{Group, Kiosk, Poll, Tally};
pub use get_board::GetBoard;
pub use list_kiosks::ListKiosks;
pub use revoke_kiosk::RevokeKiosk;
use serde::{Deserialize, Serialize};
pub use start_kiosk::StartKiosk;

/// A kiosk that was just set up, with its link, which is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuedKiosk {
    /// The kiosk.
    pub kiosk: Kiosk,
    /// The path of the display ([`crate::links::kiosk`]).
    pub path: String,
    /// The token in it, for programs.
    pub token: String,
}

/// What a kiosk shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Board {
    /// The kiosk.
    pub kiosk: Kiosk,
    /// The group.
    pub group: Group,
    /// How many active members it has.
    pub members: u32,
    /// Its polls that are open or closed within the last day, newest first.
    pub polls: Vec<BoardPoll>,
}

/// A poll on a kiosk: no names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoardPoll {
    /// The poll.
    pub poll: Poll,
    /// Its result, as everybody may see it now ([`domain::Poll::announced`]).
    pub tally: Tally,
}
