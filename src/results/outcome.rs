//! What a poll decided, in a sentence.

use crate::{
    i18n::counted::{percent, votes},
    t,
    ui::letter,
};
use domain::{OptionId, Outcome, Poll, Tally};

/// "A 周一 胜出：28 票，占已投 66.7%"; who shares the first place; or that nobody voted.
#[must_use]
pub fn outcome_words(poll: &Poll, tally: &Tally) -> String {
    match Outcome::of(tally) {
        Outcome::Winner { option, votes: count } => t!(
            results.winner,
            option = option_name(poll, option),
            votes = votes(count),
            percent = percent(count, tally.turnout.cast)
        ),
        Outcome::Tie { options, votes: count } => {
            t!(results.tie, options = names(poll, &options), votes = votes(count))
        }
        Outcome::NoVote => t!(results.no_vote).to_owned(),
    }
}

/// Who leads while the votes come in, for a live region.
#[must_use]
pub fn update_words(poll: &Poll, tally: &Tally) -> String {
    match Outcome::of(tally) {
        Outcome::Winner { option, votes: count } => t!(
            results.update,
            cast = tally.turnout.cast,
            option = option_name(poll, option),
            votes = votes(count)
        ),
        Outcome::Tie { options, votes: count } => {
            t!(results.tie, options = names(poll, &options), votes = votes(count))
        }
        Outcome::NoVote => t!(results.base_none).to_owned(),
    }
}

/// The options that share the most votes; none if nobody voted.
#[must_use]
pub fn leaders(tally: &Tally) -> Vec<OptionId> {
    match Outcome::of(tally) {
        Outcome::Winner { option, .. } => vec![option],
        Outcome::Tie { options, .. } => options,
        Outcome::NoVote => Vec::new(),
    }
}

/// "A 周一": letter and text, the same on every screen.
#[must_use]
pub fn option_name(poll: &Poll, id: OptionId) -> String {
    let place = poll.place(id).map(letter).unwrap_or_default();
    let label = poll.option(id).map(|option| option.label.as_str()).unwrap_or_default();
    format!("{place} {label}").trim().to_owned()
}

fn names(poll: &Poll, options: &[OptionId]) -> String {
    /// More could not be read in one sentence.
    const MOST: usize = 4;
    let shown: Vec<String> = options.iter().take(MOST).map(|&id| option_name(poll, id)).collect();
    let named = shown.join(t!(app.joiner));
    if options.len() > MOST { t!(results.and_more, names = named, count = options.len()) } else { named }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{leaders, outcome_words, update_words};
    use crate::polls::sample;
    use domain::{OptionId, Poll, Tally};
    use jiff::Timestamp;

    fn poll() -> Poll {
        sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"))
    }

    fn tally(votes: [u32; 3], cast: u32) -> Tally {
        let mut tally = Tally::empty(&poll(), 10);
        tally.counts.iter_mut().zip(votes).for_each(|(count, votes)| count.votes = votes);
        tally.turnout.cast = cast;
        tally
    }

    #[test]
    fn a_winner_is_named_with_votes_and_share_of_those_who_voted() {
        assert_eq!(outcome_words(&poll(), &tally([2, 4, 0], 6)), "B 周二 胜出：4 票，占已投 66.7%");
        assert_eq!(leaders(&tally([2, 4, 0], 6)), [OptionId(2)]);
    }

    #[test]
    fn a_shared_first_place_names_everybody_in_option_order() {
        assert_eq!(outcome_words(&poll(), &tally([3, 0, 3], 6)), "A 周一、C 周三 并列第一：各 3 票");
    }

    #[test]
    fn no_votes_are_no_result() {
        assert_eq!(outcome_words(&poll(), &tally([0, 0, 0], 0)), "没有人投票，未产生结果");
        assert!(leaders(&tally([0, 0, 0], 0)).is_empty());
        assert_eq!(update_words(&poll(), &tally([0, 0, 0], 0)), "还没有人投票");
    }

    #[test]
    fn while_votes_come_in_it_says_who_leads() {
        assert_eq!(update_words(&poll(), &tally([1, 0, 0], 1)), "1 人已投，A 周一 领先，1 票");
    }
}
