//! What is said of a poll outside of it: the question and until when, nothing of its result, since nobody knows who will read it.

use crate::{
    i18n::time::{device_zone, stamp},
    polls::Phase,
    t,
};
use domain::Poll;

/// "12月2日 16:00 截止", with the date in full, since it is read on another day; where the composer meant another zone than
/// this device's, with the zone in which it is said.
pub(super) fn until(poll: &Poll, phase: Phase) -> String {
    let (at, here) = (stamp(poll.closes_at(), None), device_zone());
    let when = if poll.zone.as_str() == here { at } else { t!(share.zoned, when = at, zone = here) };
    match phase {
        Phase::Withdrawn => t!(state.withdrawn).to_owned(),
        Phase::Closed => t!(share.closed, when = when),
        Phase::Draft | Phase::Scheduled | Phase::Open | Phase::ClosingSoon => t!(share.closes, when = when),
    }
}

/// What stands above the link.
pub(super) fn told(poll: &Poll, until: &str) -> String {
    let title = poll.title.as_str();
    let head = if poll.method.signs_up() {
        t!(share.head_sign_up, title = title)
    } else {
        t!(share.head, title = title)
    };
    format!("{head}\n{until}")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::told;
    use crate::polls::sample;
    use domain::{Method, Poll};
    use jiff::Timestamp;

    #[test]
    fn the_question_and_until_when_are_told_and_nothing_of_the_result() {
        let poll = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"));
        assert_eq!(told(&poll, "12月2日 16:00 截止"), "【投票】何时开会\n12月2日 16:00 截止");
        let comes = Poll { method: Method::SignUp { limit: None, most: 1 }, ..poll };
        assert_eq!(told(&comes, "12月2日 16:00 截止"), "【报名】何时开会\n12月2日 16:00 截止");
    }
}
