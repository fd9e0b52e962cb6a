//! What a voter keeps.

use crate::{PollId, Selection};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A random word that names one cast ballot, to be compared with a list or read out on the telephone: groups of
/// letters and digits without those that look alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Tracker(String);

impl Tracker {
    const ALPHABET: &'static [u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// Spells 80 random bits as sixteen characters in groups of four.
    #[must_use]
    pub fn from_random(bytes: [u8; 10]) -> Self {
        let mut bits = bytes.iter().fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut word = Vec::with_capacity(19);
        for place in 0..16 {
            if place > 0 && place % 4 == 0 {
                word.push(b'-');
            }
            word.push(Self::ALPHABET[(bits & 31) as usize]);
            bits >>= 5;
        }
        Self(String::from_utf8_lossy(&word).into_owned())
    }

    /// A tracker read back from where it was kept.
    #[must_use]
    pub fn kept(text: String) -> Self {
        Self(text)
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Proof for the voter that a ballot was kept durably before the answer was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// The poll voted in.
    pub poll_id: PollId,
    /// 1 for the voter's first ballot in this poll, one more for each that replaced it. Send it back as `replaces`.
    pub version: u32,
    /// The ballot that stands under the voter's name. Nothing in a poll that keeps ballots apart from their voters
    /// ([`crate::Secrecy::detaches`]): what is not kept together cannot be told, neither to the voter nor to anybody else.
    pub named: Option<NamedBallot>,
}

impl Receipt {
    /// What was kept, where that is known of this voter.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        self.named.as_ref().map(|ballot| &ballot.selection)
    }
}

/// A ballot that is kept under its voter's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedBallot {
    /// The word that names the ballot.
    pub tracker: Tracker,
    /// When it was cast, by the server's clock.
    #[serde(with = "crate::instant::Rfc3339")]
    pub at: Timestamp,
    /// What was kept.
    pub selection: Selection,
    /// The edition of the question that it was cast on ([`crate::Poll::edition`]).
    pub edition: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tracker_is_sixteen_plain_characters_in_fours() {
        assert_eq!(Tracker::from_random([0; 10]).as_str(), "2222-2222-2222-2222");
        assert_eq!(Tracker::from_random([255; 10]).as_str(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_ne!(Tracker::from_random([1; 10]), Tracker::from_random([2; 10]));
    }
}
