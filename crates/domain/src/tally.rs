//! Counting, once, for every screen and every export.

use crate::{Ballot, OptionId, Poll, PollId};
use serde::{Deserialize, Serialize};

/// The votes of one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionCount {
    /// The option.
    pub option: OptionId,
    /// How many ballots chose it.
    pub votes: u32,
}

/// The whole result of a poll at one revision. It always travels whole, so a message lost, late or doubled does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// The poll counted.
    pub poll_id: PollId,
    /// Grows by one with each change of the poll, its ballots or its electorate; of two tallies the larger is newer.
    pub revision: u64,
    /// One count per option, in the poll's order, zeros included.
    pub counts: Vec<OptionCount>,
    /// Cast of entitled.
    pub turnout: Turnout,
}

/// How many of those entitled have cast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turnout {
    /// Voters whose ballot counts.
    pub cast: u32,
    /// Voters on the electorate.
    pub entitled: u32,
}

impl Turnout {
    /// The share of the entitled that has cast.
    #[must_use]
    pub fn share(self) -> Share {
        Share { votes: self.cast, base: Base::Entitled(self.entitled) }
    }
    /// How many have not cast yet.
    #[must_use]
    pub fn missing(self) -> u32 {
        self.entitled.saturating_sub(self.cast)
    }
}

/// What a percentage is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who have cast (已投).
    Voters(u32),
    /// Those entitled (应投).
    Entitled(u32),
}

impl Base {
    /// How many the base is.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Voters(n) | Self::Entitled(n) => n,
        }
    }
}

/// A part of a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share {
    /// The part.
    pub votes: u32,
    /// The whole.
    pub base: Base,
}

impl Share {
    /// Thousandths of the base, rounded half up; 0 of an empty base.
    #[must_use]
    pub fn permille(self) -> u32 {
        let base = u64::from(self.base.size());
        if base == 0 {
            return 0;
        }
        u32::try_from((u64::from(self.votes) * 2000 + base) / (base * 2)).unwrap_or(u32::MAX)
    }
    /// The percentage as people write it: `66.7%`, `50%`.
    #[must_use]
    pub fn percent(self) -> String {
        let permille = self.permille();
        match permille % 10 {
            0 => format!("{}%", permille / 10),
            tenth => format!("{}.{tenth}%", permille / 10),
        }
    }
}

impl Tally {
    /// A tally of no ballots at revision 0.
    #[must_use]
    pub fn empty(poll: &Poll, entitled: u32) -> Self {
        let counts = poll.options.iter().map(|o| OptionCount { option: o.id, votes: 0 }).collect();
        Self { poll_id: poll.id, revision: 0, counts, turnout: Turnout { cast: 0, entitled } }
    }

    /// Counts `ballots` from nothing: the one function whose answer is right by definition.
    #[must_use]
    pub fn count<'a>(
        poll: &Poll,
        ballots: impl IntoIterator<Item = &'a Ballot>,
        entitled: u32,
        revision: u64,
    ) -> Self {
        let mut tally = Self::empty(poll, entitled);
        for ballot in ballots {
            tally.add(ballot);
        }
        tally.revision = revision;
        tally
    }

    /// Adds a voter's first ballot.
    pub fn add(&mut self, ballot: &Ballot) {
        self.turnout.cast += 1;
        self.shift(ballot, |votes| votes.saturating_add(1));
    }

    /// Puts `new` in the place of the same voter's `old` ballot.
    pub fn replace(&mut self, old: &Ballot, new: &Ballot) {
        self.shift(old, |votes| votes.saturating_sub(1));
        self.shift(new, |votes| votes.saturating_add(1));
    }

    fn shift(&mut self, ballot: &Ballot, by: impl Fn(u32) -> u32) {
        for count in self.counts.iter_mut().filter(|c| ballot.options().contains(&c.option)) {
            count.votes = by(count.votes);
        }
    }

    /// The votes of `option`; 0 for an option of another poll.
    #[must_use]
    pub fn votes(&self, option: OptionId) -> u32 {
        self.counts.iter().find(|c| c.option == option).map_or(0, |c| c.votes)
    }

    /// The share of those who have cast that chose `option`. With several choices per ballot the shares add up to
    /// more than the whole, and each is still "so many of those who voted".
    #[must_use]
    pub fn share(&self, option: OptionId) -> Share {
        Share { votes: self.votes(option), base: Base::Voters(self.turnout.cast) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_rounded_half_up_and_says_nothing_of_nobody() {
        for (votes, of, words) in
            [(2, 3, "66.7%"), (1, 2, "50%"), (1, 3, "33.3%"), (0, 0, "0%"), (1, 2000, "0.1%"), (7, 7, "100%")]
        {
            assert_eq!(Share { votes, base: Base::Voters(of) }.percent(), words, "{votes} of {of}");
        }
    }

    #[test]
    fn turnout_knows_who_is_missing() {
        let turnout = Turnout { cast: 28, entitled: 42 };
        assert_eq!((turnout.missing(), turnout.share().permille()), (14, 667));
    }
}
