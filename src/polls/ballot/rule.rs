use crate::{i18n::counted::places, t};
use domain::Method;

/// How many may be chosen: 单选, "选 1–3 项", "选 2 项".
#[must_use]
pub fn rule_words(method: Method) -> String {
    match method {
        Method::Single => t!(poll.rule_single).to_owned(),
        Method::Multiple { min, max } if min == max => t!(poll.rule_exact, count = min),
        Method::Multiple { min, max } => t!(poll.rule_range, min = min, max = max),
        Method::Ranked { min, .. } => t!(poll.rule_ranked, count = min),
        Method::Score => t!(poll.rule_score).to_owned(),
        Method::Slots => t!(poll.rule_slots).to_owned(),
        Method::SignUp { limit: Some(limit), .. } => t!(poll.rule_sign_up_limit, places = places(limit)),
        Method::SignUp { limit: None, .. } => t!(poll.rule_sign_up).to_owned(),
    }
}

/// The same with how many are: "选 1–3 项，已选 2". Nothing where there is nothing to count.
pub(super) fn rule_note(method: Method, marked: usize) -> String {
    match method {
        Method::Single | Method::Score | Method::Slots | Method::SignUp { .. } => String::new(),
        Method::Multiple { .. } | Method::Ranked { .. } => {
            t!(poll.rule_chosen, rule = rule_words(method), count = marked)
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{rule_note, rule_words};
    use domain::Method;

    #[test]
    fn the_rule_says_how_many_and_the_note_how_many_so_far() {
        assert_eq!(
            (rule_words(Method::Single).as_str(), rule_note(Method::Single, 1).as_str()),
            ("单选", "")
        );
        assert_eq!(rule_note(Method::Multiple { min: 1, max: 3 }, 2), "选 1–3 项，已选 2");
        assert_eq!(rule_words(Method::Multiple { min: 2, max: 2 }), "选 2 项");
        assert_eq!(
            (rule_words(Method::Slots).as_str(), rule_note(Method::Slots, 2).as_str()),
            ("选时间", "")
        );
        assert_eq!(rule_words(Method::SignUp { limit: Some(20), most: 5 }), "报名，名额 20 位");
    }
}
