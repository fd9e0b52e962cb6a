//! What is asked, in one way of voting after the other; of each way three ballots, so that what somebody chose is one of three.

use domain::{Method, OptionId, RankedCount, Scored, Selection};
use testkit::{PollBuilder, free, marking};

/// How many ways there are.
pub const WAYS: usize = 7;

const TIMES: [(&str, &str); 3] = [
    ("2027-05-01T02:00:00Z", "2027-05-01T03:00:00Z"),
    ("2027-05-02T02:00:00Z", "2027-05-02T03:00:00Z"),
    ("2027-05-03T02:00:00Z", "2027-05-03T03:00:00Z"),
];

/// An anonymous poll in this way of voting.
pub fn poll(poll: PollBuilder, way: usize) -> PollBuilder {
    let poll = poll.options(&["甲", "乙", "丙"]).anonymous();
    let ranked = |count| Method::Ranked { min: 1, count };
    match way {
        0 => poll,
        1 => poll.multiple(1, 2),
        2 => poll.with_abstention(),
        3 => poll.by(ranked(RankedCount::Borda)),
        4 => poll.by(ranked(RankedCount::InstantRunoff)),
        5 => poll.by(Method::Score),
        _ => poll.slots(&TIMES),
    }
}

/// The ballot of whoever chose `choice`, which is 1, 2 or 3.
pub fn ballot(way: usize, choice: u16) -> Selection {
    let next = choice % 3 + 1;
    match way {
        0 => marking(&[choice]),
        // Not all of the same length.
        1 if choice == 3 => marking(&[3]),
        1 => marking(&[choice, next]),
        2 if choice == 3 => Selection::Abstain,
        2 => marking(&[choice]),
        3 => Selection::Rank(vec![OptionId(choice), OptionId(next)]),
        4 if choice == 3 => Selection::Rank(vec![OptionId(3)]),
        4 => Selection::Rank([choice, next, next % 3 + 1].map(OptionId).to_vec()),
        5 => {
            let points = |option| if option == choice { 5 } else { 1 };
            let scored = (1..=3).map(|option| Scored { option: OptionId(option), points: points(option) });
            Selection::Score(scored.collect())
        }
        _ if choice == 3 => free(&[], &[]),
        _ => free(&[choice], &[next]),
    }
}
