//! What the wall shows after what, and for how long.

use super::{
    layout::sheets,
    wall::{Shown, Wall},
};
use domain::{Method, PollId, PollStatus};
use jiff::Timestamp;
use std::time::Duration;

/// One picture of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) poll: PollId,
    pub(super) view: View,
}

/// How a poll is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// The bars of this sheet of them.
    Bars {
        sheet: usize,
    },
    Pie,
}

/// More parts than the palette has colours cannot be told apart from afar.
const MOST_PARTS: usize = 8;

/// Every picture in its order: what is to open not before it does; open polls first, of those the one that closes next; then those that closed, the last one
/// first.
pub(super) fn steps(wall: &Wall, now: Timestamp) -> Vec<Step> {
    let open_yet = |shown: &&Shown| shown.poll.status_at(now) != PollStatus::Scheduled;
    let mut polls: Vec<&Shown> = wall.polls.iter().filter(open_yet).collect();
    polls.sort_by_key(|shown| {
        let closes = shown.poll.closes_at().as_millisecond();
        match shown.poll.status_at(now) {
            PollStatus::Open => (false, closes),
            _ => (true, -closes),
        }
    });
    polls.into_iter().flat_map(|shown| of_poll(shown, now)).collect()
}

fn of_poll(shown: &Shown, now: Timestamp) -> Vec<Step> {
    let poll = shown.poll.id;
    let labels: Vec<&str> = shown.poll.options.iter().map(|option| option.label.as_str()).collect();
    let veiled = shown.tally.is_veiled();
    let all = if veiled { 1 } else { sheets(&labels, shown.poll.status_at(now) == PollStatus::Closed).len() };
    let bars = (0..all).map(|sheet| Step { poll, view: View::Bars { sheet } });
    // Averages are no parts of anything, nor are those who can come to several times.
    let parts = !veiled && !matches!(shown.poll.method, Method::Score | Method::Slots);
    let pie = parts && shown.tally.turnout.cast > 0 && labels.len() <= MOST_PARTS;
    bars.chain(pie.then_some(Step { poll, view: View::Pie })).collect()
}

/// What comes behind `current`; the first picture if that one is gone.
pub(super) fn behind(steps: &[Step], current: Option<Step>) -> Option<Step> {
    let place = current.and_then(|current| steps.iter().position(|step| *step == current));
    let next = place.map_or(0, |place| (place + 1) % steps.len());
    steps.get(next).copied()
}

/// How long a picture stays: 20 seconds, and the bars longer where there is nothing else to come to.
pub(super) fn stay(steps: &[Step], current: Step) -> Duration {
    let alone = steps.iter().all(|step| step.poll == current.poll);
    let bars = steps.iter().filter(|step| matches!(step.view, View::Bars { .. })).count();
    match current.view {
        View::Bars { .. } if alone && bars == 1 => Duration::from_secs(60),
        View::Bars { .. } | View::Pie => Duration::from_secs(20),
    }
}

/// The place of the poll shown among those shown, from 1, and how many there are.
pub(super) fn place(steps: &[Step], current: Step) -> (usize, usize) {
    let mut polls: Vec<PollId> = steps.iter().map(|step| step.poll).collect();
    polls.dedup();
    let place = polls.iter().position(|poll| *poll == current.poll).unwrap_or(0);
    (place + 1, polls.len())
}

#[cfg(test)]
mod tests {
    use super::{Step, View, behind, place, stay, steps};
    use crate::kiosk::wall::tests::{at, poll, tally, wall};
    use domain::{Method, OptionDetails, OptionId, OptionLabel, Poll, PollOption};
    use std::time::Duration;

    fn numbers(steps: &[Step]) -> Vec<(u128, View)> {
        steps.iter().map(|step| (step.poll.0.as_u128(), step.view)).collect()
    }
    const BARS: View = View::Bars { sheet: 0 };

    #[test]
    fn what_is_scheduled_is_shown_from_the_instant_it_opens() {
        let soon = Poll { opened: Some(at(50)), ..poll(1, 100) };
        let wall = wall(&[(soon.clone(), tally(&soon, 1, 0))]);
        assert!(steps(&wall, at(49)).is_empty());
        assert!(!steps(&wall, at(50)).is_empty());
    }

    #[test]
    fn open_polls_come_first_by_their_close_then_the_closed_ones_newest_first() {
        let polls = [poll(1, 10), poll(2, 20), poll(3, 500), poll(4, 300)].map(|p| {
            let none = tally(&p, 1, 0);
            (p, none)
        });
        let order = numbers(&steps(&wall(&polls), at(100)));
        assert_eq!(order, [(4, BARS), (3, BARS), (2, BARS), (1, BARS)]);
    }

    #[test]
    fn a_poll_with_votes_shows_its_pie_behind_its_bars() {
        let one = poll(1, 100);
        let order = numbers(&steps(&wall(&[(one.clone(), tally(&one, 1, 3))]), at(1)));
        assert_eq!(order, [(1, BARS), (1, View::Pie)]);
    }

    #[test]
    fn averages_and_what_is_not_shown_yet_have_no_pie() {
        let scored = Poll { method: Method::Score, ..poll(1, 100) };
        let order = numbers(&steps(&wall(&[(scored.clone(), tally(&scored, 1, 3))]), at(1)));
        assert_eq!(order, [(1, BARS)]);
        let one = poll(1, 100);
        let order = numbers(&steps(&wall(&[(one.clone(), tally(&one, 1, 3).veiled())]), at(1)));
        assert_eq!(order, [(1, BARS)], "one picture, that says when it will be shown");
    }

    #[test]
    fn many_options_take_turns_and_have_no_pie() {
        let mut one = poll(1, 100);
        one.options = (1..=50)
            .map(|id| PollOption {
                id: OptionId(id),
                label: OptionLabel::new("周一").expect("short"),
                slot: None,
                details: OptionDetails::default(),
                withdrawn: false,
            })
            .collect();
        let order = steps(&wall(&[(one.clone(), tally(&one, 1, 3))]), at(1));
        assert_eq!(order.len(), 5);
        assert!(!order.iter().any(|step| step.view == View::Pie));
    }

    #[test]
    fn it_goes_round_and_begins_anew_when_what_it_showed_is_gone() {
        let polls = [poll(1, 100), poll(2, 200)].map(|p| (p.clone(), tally(&p, 1, 0)));
        let steps = steps(&wall(&polls), at(1));
        let second = behind(&steps, Some(steps[0]));
        assert_eq!(second, Some(steps[1]));
        assert_eq!(behind(&steps, second), Some(steps[0]));
        let gone = Step { poll: poll(9, 1).id, view: BARS };
        assert_eq!(behind(&steps, Some(gone)), Some(steps[0]));
        assert_eq!(behind(&[], Some(gone)), None);
        assert_eq!(place(&steps, steps[1]), (2, 2));
    }

    #[test]
    fn a_poll_that_is_alone_stays_longer() {
        let one = poll(1, 100);
        let alone = steps(&wall(&[(one.clone(), tally(&one, 1, 3))]), at(1));
        assert_eq!(stay(&alone, alone[0]), Duration::from_secs(60));
        assert_eq!(stay(&alone, alone[1]), Duration::from_secs(20));
    }
}
