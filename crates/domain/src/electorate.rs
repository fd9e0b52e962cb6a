//! Who is entitled to vote in a poll.

use serde::{Deserialize, Serialize};

/// Who is on the electorate of a poll. Either way nobody is ever taken off it after casting: a ballot that was
/// receipted counts, even if its voter leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Electorate {
    /// The voting members at the instant the poll opened.
    FrozenAtOpening,
    /// Those, and whoever joins as a voting member while the poll is open; the base is seen to move.
    #[default]
    OpenToJoiners,
}

/// How many votes a ballot carries. Every weight is one until weighted polls are built; the type leaves the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Weight(
    /// Whole votes, at least one.
    pub u32,
);
impl Weight {
    /// One person, one vote.
    pub const ONE: Self = Self(1);
}
impl Default for Weight {
    fn default() -> Self {
        Self::ONE
    }
}
