//! From what was marked to what counts.

use crate::{Method, OptionId, Poll, PollId};
use serde::{Deserialize, Serialize};

/// What a voter marked, valid or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// The options marked, in any order. For [`Method::Single`] exactly one.
    Approve(Vec<OptionId>),
}

impl Selection {
    /// The options that were marked, as they were marked.
    #[must_use]
    pub fn options(&self) -> &[OptionId] {
        match self {
            Self::Approve(options) => options,
        }
    }
}

/// Why a selection is not a ballot of this poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SelectionFault {
    /// Nothing is marked.
    #[error("nothing is marked")]
    Empty,
    /// Fewer options are marked than the poll asks for.
    #[error("mark at least {min}")]
    TooFew {
        /// How many at least.
        min: u16,
    },
    /// More options are marked than the poll allows.
    #[error("mark at most {max}")]
    TooMany {
        /// How many at most.
        max: u16,
    },
    /// One option is marked twice.
    #[error("option {option} is marked twice")]
    Duplicate {
        /// Which.
        option: OptionId,
    },
    /// The poll has no such option.
    #[error("option {option} is not of this poll")]
    UnknownOption {
        /// Which.
        option: OptionId,
    },
}

/// A selection that is valid for one poll. Made only by [`Ballot::of`], so having one is the proof; two ballots that
/// mean the same are equal, since the options stand in the poll's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    poll_id: PollId,
    options: Vec<OptionId>,
}

impl Ballot {
    /// Checks `selection` against `poll`'s options and method (not against time or electorate: see [`crate::cast()`]).
    ///
    /// # Errors
    /// The first fault found: duplicates, then unknown options, then the count.
    pub fn of(poll: &Poll, selection: &Selection) -> Result<Self, SelectionFault> {
        let mut options = selection.options().to_vec();
        options.sort_unstable();
        if let Some(pair) = options.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(SelectionFault::Duplicate { option: pair[0] });
        }
        if let Some(&option) = options.iter().find(|id| poll.option(**id).is_none()) {
            return Err(SelectionFault::UnknownOption { option });
        }
        let (min, max) = match poll.method {
            Method::Single => (1, 1),
            Method::Multiple { min, max } => (min, max),
        };
        let marked = u16::try_from(options.len()).unwrap_or(u16::MAX);
        if marked == 0 {
            Err(SelectionFault::Empty)
        } else if marked < min {
            Err(SelectionFault::TooFew { min })
        } else if marked > max {
            Err(SelectionFault::TooMany { max })
        } else {
            Ok(Self { poll_id: poll.id, options })
        }
    }

    /// The poll this is a ballot of.
    #[must_use]
    pub fn poll_id(&self) -> PollId {
        self.poll_id
    }

    /// The options chosen, in ascending order, without repetition.
    #[must_use]
    pub fn options(&self) -> &[OptionId] {
        &self.options
    }

    /// What was marked, in the poll's order.
    #[must_use]
    pub fn selection(&self) -> Selection {
        Selection::Approve(self.options.clone())
    }
}
