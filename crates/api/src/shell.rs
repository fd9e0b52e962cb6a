//! What the server writes into the page it serves, so that the first screen needs no second round trip.

use crate::{groups::GroupView, me::Me, polls::PollView};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The id of the `script` element of type `application/json` that carries it.
pub const ELEMENT: &str = "juyi-shell";

/// What the page begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shell {
    /// The server's clock when it wrote this.
    #[serde(with = "domain::instant::Rfc3339")]
    pub now: Timestamp,
    /// Who is signed in.
    pub me: Me,
    /// The poll of the page and its group, where the page is a poll's and the caller may see it; with the mark of the group
    /// ([`crate::live::Event::Hello`]) at which they were read.
    pub poll: Option<(GroupView, PollView, u64)>,
}
