//! Nouns with a number before them: "1 vote", "3 votes", 3 票.

use crate::t;

macro_rules! counted {
    ($($(#[$doc:meta])* $name:ident = $one_in:ident . $one:ident / $many_in:ident . $many:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(count: u32) -> String {
            if count == 1 { t!($one_in.$one).to_owned() } else { t!($many_in.$many, count = count) }
        }
    )*};
}

counted! {
    /// "28 票".
    votes = results.one_vote / results.votes;
    /// "56 分".
    points = results.one_point / results.points;
    /// "12 人".
    people = results.one_person / results.people;
    /// "只剩 3 个名额".
    only_left = refusal.one_place_left / refusal.places_left;
    /// "18 位".
    places = results.one_taken / results.taken;
    /// "12 名成员".
    members = group.one_member / group.members_count;
    /// "3 个投票进行中".
    open_polls = groups.one_open_poll / groups.open_polls;
    /// "还剩 3 个名额".
    places_left = join.one_place_left / join.places_left;
    /// "还可加入 3 人".
    may_join = invite.one_place / invite.places;
    /// "已加入 3 人".
    joined = invite.one_joined / invite.joined;
    /// "3 人还没投".
    not_voted = results.one_not_voted / results.not_voted_count;
    /// "3 人还没回复", in a sign-up.
    not_answered = results.one_not_answered / results.not_answered;
    /// "占已投 42 人": what the percentages of a result are of. Nobody yet: says so.
    base_of_some = results.one_base_cast / results.base_cast;
}

/// What the percentages are of: "占已投 42 人", or that nobody has voted.
pub fn base(cast: u32) -> String {
    if cast == 0 { t!(results.base_none).to_owned() } else { base_of_some(cast) }
}

/// `part` of `whole` as "66.7%"; "100%" and "0%" without a decimal; empty for a whole of 0.
pub fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return String::new();
    }
    // Tenths, rounded half up, in integers: the same figure on every screen.
    let tenths = (u64::from(part) * 2_000 + u64::from(whole)) / (u64::from(whole) * 2);
    match (tenths / 10, tenths % 10) {
        (whole, 0) if whole == 0 || whole == 100 => format!("{whole}%"),
        (whole, tenth) => format!("{whole}.{tenth}%"),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{base, percent, votes};

    #[test]
    fn a_percentage_has_one_decimal_except_all_and_none() {
        let cases = [
            ((2, 3), "66.7%"),
            ((1, 3), "33.3%"),
            ((1, 2), "50.0%"),
            ((3, 3), "100%"),
            ((0, 7), "0%"),
            ((1, 0), ""),
        ];
        for ((part, whole), said) in cases {
            assert_eq!(percent(part, whole), said);
        }
    }

    #[test]
    fn counts_are_said_with_their_noun() {
        assert_eq!(votes(1), "1 票");
        assert_eq!(votes(28), "28 票");
        assert_eq!(base(0), "还没有人投票");
        assert_eq!(base(42), "占已投 42 人");
    }
}
