//! What follows from a tally.

use crate::{Method, OptionCount, OptionId, Poll, Tally};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What a closed poll decided. While it is open the same words say who leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One option has more than every other.
    Winner {
        /// Which.
        option: OptionId,
        /// With how much: votes, points where they are counted ([`crate::Method::counts_points`]), or the votes of the last
        /// round.
        votes: u32,
    },
    /// Several options share the most.
    Tie {
        /// Which, in the poll's order.
        options: Vec<OptionId>,
        /// With how much each.
        votes: u32,
    },
    /// Nobody voted, or all who did abstained, or can come at no slot.
    NoVote,
}

impl Outcome {
    /// The outcome by most votes, by most points, or by the last round of the run-off. A run-off that was not counted yet is
    /// led by whoever has most first places. Of slots one always wins ([`Method::Slots`]). What was withdrawn
    /// ([`crate::PollOption::withdrawn`]) does not win, however many chose it.
    #[must_use]
    pub fn of(poll: &Poll, tally: &Tally) -> Self {
        if poll.method == Method::Slots {
            return Self::best(poll, &tally.counts);
        }
        match tally.rounds.last() {
            Some(last) => Self::most(last.votes.iter().map(|each| (each.option, each.votes))),
            None => {
                Self::most(poll.standing().map(|option| (option.id, tally.figure(poll.method, option.id))))
            }
        }
    }

    /// Most who can come, then most who can without reserve, then the earliest.
    fn best(poll: &Poll, counts: &[OptionCount]) -> Self {
        let slot = |count: &OptionCount| poll.option(count.option).and_then(|option| option.slot);
        let better = |a: &OptionCount, b: &OptionCount| match (a.votes, a.points).cmp(&(b.votes, b.points)) {
            Ordering::Equal => slot(a) < slot(b),
            figures => figures == Ordering::Greater,
        };
        let mut best = None::<&OptionCount>;
        for count in counts.iter().filter(|count| count.votes > 0 && poll.stands(count.option)) {
            if best.is_none_or(|best| better(count, best)) {
                best = Some(count);
            }
        }
        best.map_or(Self::NoVote, |best| Self::Winner { option: best.option, votes: best.votes })
    }

    fn most(figures: impl Iterator<Item = (OptionId, u32)> + Clone) -> Self {
        let votes = figures.clone().map(|(_, figure)| figure).max().unwrap_or(0);
        if votes == 0 {
            return Self::NoVote;
        }
        let mut options: Vec<OptionId> =
            figures.filter(|(_, figure)| *figure == votes).map(|(option, _)| option).collect();
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
