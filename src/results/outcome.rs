//! What a poll decided, in a sentence.

use super::figures::{can_words, mean};
use crate::{
    i18n::counted::{self, percent, points, votes},
    polls::label_of,
    t,
    ui::letter,
};
use domain::{Method, OptionId, Outcome, Poll, Tally};

/// "A 周一 胜出：28 票，占已投 66.7%"; who shares the first place; or that there is no result.
#[must_use]
pub fn outcome_words(poll: &Poll, tally: &Tally) -> String {
    if tally.is_veiled() {
        return t!(app.loading).to_owned();
    }
    match Outcome::of(poll, tally) {
        Outcome::Winner { option, .. } if poll.method == Method::Slots => {
            t!(results.best_time, option = option_name(poll, option), can = can_words(tally, option))
        }
        Outcome::Winner { option, votes: count } => {
            let (option, votes) = (option_name(poll, option), amount(poll, tally, count));
            match poll.method {
                Method::Single | Method::Multiple { .. } => {
                    let percent = percent(count, tally.turnout.cast);
                    t!(results.winner, option = option, votes = votes, percent = percent)
                }
                _ => t!(results.winner_plain, option = option, votes = votes),
            }
        }
        Outcome::Tie { options, votes } => tie(poll, tally, &options, votes),
        Outcome::SignedUp { people, places } => signed_up(poll.method, people, places),
        Outcome::NoVote if poll.method.signs_up() => t!(results.nobody_signed_up).to_owned(),
        Outcome::NoVote if tally.turnout.cast > tally.abstained => match poll.method {
            Method::Slots => t!(results.no_time).to_owned(),
            _ => t!(results.none_stands).to_owned(),
        },
        Outcome::NoVote if tally.abstained > 0 => t!(results.all_abstained).to_owned(),
        Outcome::NoVote => t!(results.no_vote).to_owned(),
    }
}

/// Who leads while the votes come in, in a line or two; nothing where nobody does, or where one may not see it yet.
#[must_use]
pub fn leading_words(poll: &Poll, tally: &Tally) -> Option<String> {
    /// So many characters of an option fit beside its votes.
    const LINE: usize = 32;
    match Outcome::of(poll, tally) {
        Outcome::Winner { option, votes } => {
            let (name, votes) = (cut(option_name(poll, option), LINE), won_by(poll, tally, option, votes));
            Some(t!(results.leads, option = name, votes = votes))
        }
        Outcome::Tie { options, votes } => {
            let letters = |id: &OptionId| poll.place(*id).map(letter);
            let letters = options.iter().filter_map(letters).collect::<Vec<_>>().join(t!(app.joiner));
            Some(t!(results.tie, options = letters, votes = amount(poll, tally, votes)))
        }
        Outcome::SignedUp { people, places } => Some(signed_up(poll.method, people, places)),
        Outcome::NoVote => None,
    }
}

/// What the first has.
fn won_by(poll: &Poll, tally: &Tally, option: OptionId, count: u32) -> String {
    if poll.method == Method::Slots { can_words(tally, option) } else { amount(poll, tally, count) }
}

/// Who leads while the votes come in, for a live region.
#[must_use]
pub fn update_words(poll: &Poll, tally: &Tally) -> String {
    match Outcome::of(poll, tally) {
        Outcome::Winner { option, votes: count } => t!(
            results.update,
            cast = tally.turnout.cast,
            option = option_name(poll, option),
            votes = won_by(poll, tally, option, count)
        ),
        Outcome::Tie { options, votes } => tie(poll, tally, &options, votes),
        Outcome::SignedUp { people, places } => signed_up(poll.method, people, places),
        Outcome::NoVote if poll.method.signs_up() => t!(results.nobody_signed_up_yet).to_owned(),
        Outcome::NoVote if tally.turnout.cast > 0 => t!(poll.turnout_short, cast = tally.turnout.cast),
        Outcome::NoVote => t!(results.base_none).to_owned(),
    }
}

/// "12 人报名，共 18 位（名额 20）".
fn signed_up(method: Method, people: u32, places: u32) -> String {
    let (people, places) = (counted::people(people), counted::places(places));
    match method.limit() {
        Some(limit) => t!(results.outcome_of, people = people, places = places, limit = limit),
        None => t!(results.outcome_signed_up, people = people, places = places),
    }
}

fn tie(poll: &Poll, tally: &Tally, options: &[OptionId], count: u32) -> String {
    t!(results.tie, options = names(poll, options), votes = amount(poll, tally, count))
}

/// "28 票", "56 分", "平均 4.2 分", "第 3 轮 30 票".
fn amount(poll: &Poll, tally: &Tally, count: u32) -> String {
    match (poll.method, tally.rounds.len()) {
        (Method::Score, _) => t!(results.mean, mean = mean(tally.mean_tenths(count))),
        (method, _) if method.counts_points() => points(count),
        (_, 0) => votes(count),
        (_, round) => t!(results.in_round, round = round, votes = votes(count)),
    }
}

/// The options that share the most; none if nobody voted.
#[must_use]
pub fn leaders(poll: &Poll, tally: &Tally) -> Vec<OptionId> {
    match Outcome::of(poll, tally) {
        Outcome::Winner { option, .. } => vec![option],
        Outcome::Tie { options, .. } => options,
        // Where nothing is decided nobody is first.
        Outcome::SignedUp { .. } | Outcome::NoVote => Vec::new(),
    }
}

/// "A 周一": letter and text, the same on every screen.
#[must_use]
pub fn option_name(poll: &Poll, id: OptionId) -> String {
    let place = poll.place(id).map(letter).unwrap_or_default();
    let label = poll.option(id).map(|option| label_of(poll, option)).unwrap_or_default();
    format!("{place} {label}").trim().to_owned()
}

/// The beginning of a text that is longer than so many characters.
#[must_use]
pub fn cut(text: String, most: usize) -> String {
    let begins = text.char_indices().nth(most).map(|(end, _)| format!("{}…", &text[..end]));
    begins.unwrap_or(text)
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
    use super::{leaders, leading_words, outcome_words, update_words};
    use crate::polls::sample;
    use domain::{Method, OptionId, Poll, Tally};
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
        assert_eq!(leaders(&poll(), &tally([2, 4, 0], 6)), [OptionId(2)]);
    }

    #[test]
    fn a_shared_first_place_names_everybody_in_option_order() {
        assert_eq!(outcome_words(&poll(), &tally([3, 0, 3], 6)), "A 周一、C 周三 并列第一：各 3 票");
    }

    #[test]
    fn no_votes_are_no_result() {
        assert_eq!(outcome_words(&poll(), &tally([0, 0, 0], 0)), "没有人投票，未产生结果");
        assert!(leaders(&poll(), &tally([0, 0, 0], 0)).is_empty());
        assert_eq!(update_words(&poll(), &tally([0, 0, 0], 0)), "还没有人投票");
    }

    #[test]
    fn while_votes_come_in_it_says_who_leads() {
        assert_eq!(update_words(&poll(), &tally([1, 0, 0], 1)), "1 人已投，A 周一 领先，1 票");
        let said = |tally: &Tally| leading_words(&poll(), tally);
        assert_eq!(said(&tally([1, 0, 0], 1)).as_deref(), Some("A 周一 领先：1 票"));
        assert_eq!(said(&tally([1, 1, 0], 2)).as_deref(), Some("A、B 并列第一：各 1 票"));
        let mut long = poll();
        long.options[0].label = "长".repeat(200).parse().expect("an option");
        let begins = format!("A {}… 领先：1 票", "长".repeat(30));
        assert_eq!(leading_words(&long, &tally([1, 0, 0], 1)), Some(begins));
        assert_eq!((said(&tally([0, 0, 0], 0)), said(&tally([1, 0, 0], 1).veiled())), (None, None));
    }

    #[test]
    fn a_runoff_names_the_round_and_points_are_points() {
        let runoff = Method::Ranked { min: 1, count: domain::RankedCount::InstantRunoff };
        let votes = vec![domain::OptionCount { option: OptionId(3), votes: 4, points: 0 }];
        let round = domain::Round { votes, exhausted: 0, out: None };
        let decided = Tally { rounds: vec![round.clone(), round], ..tally([2, 3, 1], 6) };
        let words = outcome_words(&Poll { method: runoff, ..poll() }, &decided);
        assert_eq!(words, "C 周三 胜出：第 2 轮 4 票");
        let mut scored = tally([2, 2, 2], 2);
        scored.counts[1].points = 9;
        assert_eq!(
            outcome_words(&Poll { method: Method::Score, ..poll() }, &scored),
            "B 周二 胜出：平均 4.5 分"
        );
    }

    #[test]
    fn the_best_time_says_who_minds_and_none_that_suits_is_no_result() {
        let times = Poll { method: Method::Slots, ..poll() };
        let mut both = tally([3, 3, 1], 4);
        (both.counts[0].points, both.counts[1].points, both.counts[2].points) = (2, 3, 1);
        assert_eq!(outcome_words(&times, &both), "B 周二 最合适：3 人可以");
        both.counts[1].points = 1;
        assert_eq!(outcome_words(&times, &both), "A 周一 最合适：3 人可以，其中 1 人勉强");
        assert_eq!(update_words(&times, &both), "4 人已投，A 周一 领先，3 人可以，其中 1 人勉强");
        assert_eq!(outcome_words(&times, &tally([0, 0, 0], 2)), "没有合适的时间，未产生结果");
        assert_eq!(outcome_words(&times, &tally([0, 0, 0], 0)), "没有人投票，未产生结果");
    }

    #[test]
    fn a_sign_up_says_how_many_come_and_names_no_winner() {
        let limited = Poll { method: Method::SignUp { limit: Some(20), most: 5 }, ..poll() };
        let mut come = tally([12, 0, 0], 14);
        (come.counts[0].points, come.abstained) = (18, 2);
        assert_eq!(outcome_words(&limited, &come), "12 人报名，共 18 位（名额 20）");
        assert_eq!(update_words(&limited, &come), outcome_words(&limited, &come));
        assert!(leaders(&limited, &come).is_empty());
        let open = Poll { method: Method::SignUp { limit: None, most: 5 }, ..poll() };
        assert_eq!(outcome_words(&open, &come), "12 人报名，共 18 位");
        assert_eq!(outcome_words(&open, &Tally { abstained: 2, ..tally([0, 0, 0], 2) }), "没有人报名");
    }

    #[test]
    fn what_is_not_shown_yet_decides_nothing_and_nobody_wins_by_abstentions() {
        let veiled = tally([1, 0, 0], 1).veiled();
        assert_eq!(outcome_words(&poll(), &veiled), "正在载入");
        assert_eq!(update_words(&poll(), &veiled), "已投 1 人");
        let mut gone = poll();
        gone.options[0].withdrawn = true;
        assert_eq!(outcome_words(&gone, &tally([2, 0, 0], 2)), "得票的选项都已撤下，未产生结果");
        let blank = Tally { abstained: 2, ..tally([0, 0, 0], 2) };
        assert_eq!(outcome_words(&poll(), &blank), "投票的人都弃权了，未产生结果");
    }
}
