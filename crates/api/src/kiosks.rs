//! Unattended displays.

mod create_kiosk;
mod get_board;
mod list_kiosks;
mod revoke_kiosk;
mod start_kiosk;

pub use create_kiosk::CreateKiosk;
use domain::{Group, Kiosk, PersonName, Poll, Tally};
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

/// A poll on a kiosk: no names, but for those who signed up where every member sees them, and were told so before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoardPoll {
    /// The poll.
    pub poll: Poll,
    /// Its result, as everybody may see it now ([`domain::Poll::announced`]).
    pub tally: Tally,
    /// The last lines of a sign-up by real names ([`domain::Secrecy::RealName`]), in their order; of any other poll none.
    #[serde(default)]
    pub lines: Vec<BoardLine>,
}

/// A line of a sign-up on a kiosk. What is said beside it is for members only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoardLine {
    /// Its place, from 1.
    pub place: u32,
    /// The name of whoever signed up.
    pub name: PersonName,
    /// How many places it takes.
    pub quantity: u16,
}
