//! How well somebody guesses who chose what, measured against what the result alone allows.

use domain::OptionId;

/// The guesses of one attacker over many polls, vote by vote, against the truth.
///
/// Whoever knows nothing but the result hits by luck, and how often is known exactly: of a poll of n votes in which an option
/// was chosen c times and is guessed g times, g·c/n hits are expected of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attack {
    votes: f64,
    hits: f64,
    expected: f64,
    variance: f64,
}

impl Attack {
    /// 99 of 100 attackers who know nothing stay within so many standard deviations.
    const NINETY_NINE_PERCENT: f64 = 2.576;

    /// One more poll: what was guessed of each vote, and what was voted.
    ///
    /// # Panics
    /// If they are not as many.
    pub fn poll(&mut self, guessed: &[OptionId], chosen: &[OptionId]) {
        assert_eq!(guessed.len(), chosen.len(), "a guess for every vote");
        let mut options: Vec<OptionId> = guessed.iter().chain(chosen).copied().collect();
        options.sort_unstable();
        options.dedup();
        let count = |votes: &[OptionId], option| {
            votes.iter().filter(|vote| **vote == option).map(|_| 1.0).sum::<f64>()
        };
        let counts: Vec<(f64, f64)> =
            options.iter().map(|option| (count(guessed, *option), count(chosen, *option))).collect();
        let n = count_all(guessed);
        let mean = counts.iter().map(|(g, c)| g * c).sum::<f64>() / n;
        // Two votes are hit together: of one option, or of two.
        let mut pairs = 0.0;
        for (i, (g, c)) in counts.iter().enumerate() {
            for (j, (h, d)) in counts.iter().enumerate() {
                pairs += if i == j { g * (g - 1.0) * c * (c - 1.0) } else { g * h * c * d };
            }
        }
        self.votes += n;
        self.hits +=
            guessed.iter().zip(chosen).filter(|(guess, choice)| guess == choice).map(|_| 1.0).sum::<f64>();
        self.expected += mean;
        self.variance += (pairs / (n * (n - 1.0)).max(1.0) + mean - mean * mean).max(0.0);
    }

    /// The share of the votes that were guessed right.
    #[must_use]
    pub fn success(&self) -> f64 {
        self.hits / self.votes
    }

    /// Whether the success lies inside the 99 % interval of luck.
    #[must_use]
    pub fn is_luck(&self) -> bool {
        // Whoever guesses the same of every vote of a poll hits exactly what is expected, but for rounding.
        (self.hits - self.expected).abs() <= Self::NINETY_NINE_PERCENT * self.variance.sqrt() + 1e-6
    }
}

fn count_all(votes: &[OptionId]) -> f64 {
    votes.iter().map(|_| 1.0).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::dice::Dice;

    fn attacked(guess: impl Fn(&mut Dice, OptionId) -> OptionId) -> Attack {
        let (mut dice, mut attack) = (Dice::of(7), Attack::default());
        let option = |dice: &mut Dice| OptionId(u16::try_from(dice.below(3)).expect("small"));
        for _ in 0..200 {
            let chosen: Vec<OptionId> = (0..20).map(|_| option(&mut dice)).collect();
            let guessed: Vec<OptionId> = chosen.iter().map(|choice| guess(&mut dice, *choice)).collect();
            attack.poll(&guessed, &chosen);
        }
        attack
    }

    #[test]
    fn whoever_knows_is_told_from_whoever_guesses() {
        let knows = attacked(|_, choice| choice);
        assert!((knows.success() - 1.0).abs() < 1e-9 && !knows.is_luck());
        let guesses = attacked(|dice, _| OptionId(u16::try_from(dice.below(3)).expect("small")));
        assert!((guesses.success() - 1.0 / 3.0).abs() < 0.05 && guesses.is_luck(), "{guesses:?}");
        let constant = attacked(|_, _| OptionId(1));
        assert!(constant.is_luck() && (constant.hits - constant.expected).abs() < 1e-6);
    }

    #[test]
    fn one_vote_in_ten_that_leaks_is_noticed() {
        let leaks = attacked(|dice, choice| match dice.below(10) {
            0 => choice,
            n => OptionId(u16::try_from(n % 3).expect("small")),
        });
        assert!(!leaks.is_luck(), "{leaks:?}");
    }
}
