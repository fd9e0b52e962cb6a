//! What follows from a tally.

use crate::{OptionId, Tally};
use serde::{Deserialize, Serialize};

/// What a closed poll decided. While it is open the same words say who leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One option has more votes than every other.
    Winner {
        /// Which.
        option: OptionId,
        /// With how many votes.
        votes: u32,
    },
    /// Several options share the most votes.
    Tie {
        /// Which, in the poll's order.
        options: Vec<OptionId>,
        /// With how many votes each.
        votes: u32,
    },
    /// Nobody voted.
    NoVote,
}

impl Outcome {
    /// The outcome by most votes.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let votes = tally.counts.iter().map(|c| c.votes).max().unwrap_or(0);
        if votes == 0 {
            return Self::NoVote;
        }
        let mut options: Vec<OptionId> =
            tally.counts.iter().filter(|c| c.votes == votes).map(|c| c.option).collect();
        match (options.pop(), options.is_empty()) {
            (Some(option), true) => Self::Winner { option, votes },
            (Some(last), false) => {
                options.push(last);
                Self::Tie { options, votes }
            }
            (None, _) => Self::NoVote,
        }
    }
}
