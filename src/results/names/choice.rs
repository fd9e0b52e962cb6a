use crate::{i18n::counted::places, t, ui::letter};
use domain::{OptionId, Poll, Selection};

/// What somebody chose, by the letters of the options: "A、C", "B › A", "A 5、B 2", 弃权.
pub(super) fn choice_words(poll: &Poll, selection: &Selection) -> String {
    let named = |option: &OptionId| poll.place(*option).map(letter).unwrap_or_default();
    let scored = |scored: &domain::Scored| format!("{} {}", named(&scored.option), scored.points);
    match selection {
        Selection::Approve(options) => options.iter().map(named).collect::<Vec<_>>().join(t!(app.joiner)),
        Selection::Rank(options) => options.iter().map(named).collect::<Vec<_>>().join(" › "),
        Selection::Score(points) => points.iter().map(scored).collect::<Vec<_>>().join(t!(app.joiner)),
        Selection::Slots { yes, if_need_be } => {
            let maybe = |option: &OptionId| format!("{} {}", named(option), t!(poll.fits_maybe));
            yes.iter().map(named).chain(if_need_be.iter().map(maybe)).collect::<Vec<_>>().join(t!(app.joiner))
        }
        Selection::SignUp { quantity, .. } => places((*quantity).into()),
        Selection::Abstain if poll.method.signs_up() => t!(poll.not_coming).to_owned(),
        Selection::Abstain => t!(poll.abstain).to_owned(),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::choice_words;
    use crate::polls::sample;
    use domain::{OptionId, Scored, Selection};
    use jiff::Timestamp;

    #[test]
    fn a_choice_is_said_by_letters_as_its_method_means_it() {
        let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"));
        let (first, third) = (OptionId(1), OptionId(3));
        let points = vec![Scored { option: first, points: 5 }, Scored { option: third, points: 2 }];
        for (selection, said) in [
            (Selection::Approve(vec![first, third]), "A、C"),
            (Selection::Rank(vec![third, first]), "C › A"),
            (Selection::Score(points), "A 5、C 2"),
            (Selection::Slots { yes: vec![first], if_need_be: vec![third] }, "A、C 勉强"),
            (Selection::Abstain, "弃权"),
        ] {
            assert_eq!(choice_words(&poll, &selection), said);
        }
    }
}
