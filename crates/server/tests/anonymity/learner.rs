//! An attacker who learns from one half of the polls what goes with which choice, and guesses in the other half.

use domain::OptionId;
use std::collections::{BTreeMap, BTreeSet};
use store::conformance::Attack;

/// What was chosen, vote by vote, and what was seen of each.
pub struct Poll<'a> {
    pub chosen: &'a [OptionId],
    pub seen: Vec<&'a str>,
}

/// How often a word was seen with each choice.
#[derive(Default)]
struct Learner<'a> {
    words: BTreeMap<Word<'a>, BTreeMap<OptionId, f64>>,
    choices: BTreeMap<OptionId, f64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word<'a> {
    Said(&'a str),
    /// Of this vote, and not of the one before.
    New(&'a str),
    /// Of the vote before, and not of this one.
    Gone(&'a str),
    Length(usize),
}

/// Everything about a vote that may go with its choice.
fn words<'a>(poll: &Poll<'a>, n: usize) -> BTreeSet<Word<'a>> {
    let split = |text: &'a str| text.split(|c: char| !c.is_alphanumeric()).collect::<BTreeSet<&'a str>>();
    let now = split(poll.seen[n]);
    let before = n.checked_sub(1).map_or_else(|| now.clone(), |n| split(poll.seen[n]));
    let new = now.difference(&before).map(|word| Word::New(word));
    let gone = before.difference(&now).map(|word| Word::Gone(word));
    let length = Word::Length(poll.seen[n].len());
    now.iter().map(|word| Word::Said(word)).chain(new).chain(gone).chain([length]).collect()
}

impl<'a> Learner<'a> {
    fn learn(&mut self, words: &BTreeSet<Word<'a>>, choice: OptionId) {
        *self.choices.entry(choice).or_default() += 1.0;
        for word in words {
            *self.words.entry(*word).or_default().entry(choice).or_default() += 1.0;
        }
    }

    /// By Bayes' rule, as if each word spoke for itself.
    fn guess(&self, words: &BTreeSet<Word<'a>>) -> OptionId {
        let likely = |choice: OptionId, so_often: f64| {
            let known = words.iter().filter_map(|word| self.words.get(word));
            let with =
                known.map(|with| ((with.get(&choice).copied().unwrap_or(0.0) + 1.0) / (so_often + 2.0)).ln());
            with.sum::<f64>() + so_often.ln()
        };
        let choices = self.choices.iter().map(|(choice, often)| (*choice, likely(*choice, *often)));
        choices.max_by(|one, other| one.1.total_cmp(&other.1)).expect("something was learnt").0
    }
}

/// Learns from one half, and guesses in the other. Not the other way round as well: what chance put into both halves alike would
/// then count twice, and luck would look like knowledge.
pub fn attack(polls: &[Poll<'_>]) -> Attack {
    let read: Vec<Vec<BTreeSet<Word<'_>>>> =
        polls.iter().map(|poll| (0..poll.seen.len()).map(|n| words(poll, n)).collect()).collect();
    let half = |half: usize| polls.iter().zip(&read).skip(half).step_by(2);
    let (mut learner, mut attack) = (Learner::default(), Attack::default());
    for (poll, read) in half(0) {
        poll.chosen.iter().zip(read).for_each(|(choice, words)| learner.learn(words, *choice));
    }
    for (poll, read) in half(1) {
        let guesses: Vec<OptionId> = read.iter().map(|words| learner.guess(words)).collect();
        attack.poll(&guesses, poll.chosen);
    }
    attack
}

#[test]
fn an_attacker_who_is_shown_something_learns_it() {
    let said = ["a vote", "a vote!", "a vote!!"];
    let chosen: Vec<OptionId> = (0..20).map(|n| OptionId(n % 3)).collect();
    let poll =
        || Poll { chosen: &chosen, seen: chosen.iter().map(|choice| said[usize::from(choice.0)]).collect() };
    let attack = attack(&(0..40).map(|_| poll()).collect::<Vec<_>>());
    assert!(attack.success() > 0.9 && !attack.is_luck(), "{attack:?}");
}
