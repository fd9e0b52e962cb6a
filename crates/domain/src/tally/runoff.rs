//! Instant run-off: one round after another, until an option has more than half of the ballots that still count.

use super::{OptionCount, Round};
use crate::OptionId;

/// Counts round by round. `rankings` are rankings, the best first, with how many ballots are ranked so.
///
/// Each round gives every ballot to the first of its options that is still in; one that names none of them is
/// exhausted. If an option has more than half of the votes of the round, it has won. Else the one with the fewest is
/// out. If several have the fewest, the one with the fewest in the round before is out, and so back to the first; of
/// those who were alike in every round the one that stands last in the poll's list. If all that are left have been
/// alike in every round, nobody is out: it is a tie.
///
/// This is the count of the "previous round" rule of Burlington, Vermont (2009), and of Irish presidential elections,
/// with the order of the list, which everybody sees beforehand, in the place of a lot.
#[must_use]
pub fn rounds(options: &[OptionId], rankings: &[(Vec<OptionId>, u32)]) -> Vec<Round> {
    let mut left = options.to_vec();
    let mut rounds: Vec<Round> = Vec::new();
    let all = rankings.iter().fold(0u32, |sum, (_, ballots)| sum.saturating_add(*ballots));
    while all > 0 && !left.is_empty() {
        let votes = left.iter().map(|&option| OptionCount {
            option,
            votes: first(option, &left, rankings),
            points: 0,
        });
        let votes: Vec<OptionCount> = votes.collect();
        let counted = votes.iter().fold(0u32, |sum, each| sum.saturating_add(each.votes));
        let decided = counted == 0 || votes.iter().any(|each| each.votes.saturating_mul(2) > counted);
        rounds.push(Round { votes, exhausted: all - counted, out: None });
        let out = if decided { None } else { weakest(&left, &rounds) };
        let Some(out) = out else { break };
        left.retain(|option| *option != out);
        if let Some(round) = rounds.last_mut() {
            round.out = Some(out);
        }
    }
    rounds
}

/// How many ballots name `option` before all others that are left.
fn first(option: OptionId, left: &[OptionId], rankings: &[(Vec<OptionId>, u32)]) -> u32 {
    let gives = |ranking: &[OptionId]| ranking.iter().find(|named| left.contains(named)) == Some(&option);
    let given = rankings.iter().filter(|(ranking, _)| gives(ranking)).map(|(_, ballots)| *ballots);
    given.fold(0, u32::saturating_add)
}

/// Who is out; nobody if all that are left were alike in every round.
fn weakest(left: &[OptionId], rounds: &[Round]) -> Option<OptionId> {
    let mut weak = left.to_vec();
    for round in rounds.iter().rev() {
        let fewest = weak.iter().map(|&option| round.votes(option)).min()?;
        weak.retain(|&option| round.votes(option) == fewest);
        if let [one] = weak[..] {
            return Some(one);
        }
    }
    if weak.len() == left.len() { None } else { weak.last().copied() }
}

#[cfg(test)]
mod tests;
