//! A tally as what the bars and the charts draw.

use super::{
    charts::{Figures, Slice},
    leaders,
};
use crate::{
    i18n::counted::{percent, votes},
    t,
    ui::Bar,
};
use domain::{OptionId, Poll, Tally};

/// One bar an option, in the poll's order. Their lengths are the percentages that stand beside them.
#[must_use]
pub fn bar_rows(poll: &Poll, tally: &Tally, mine: &[OptionId], decided: bool) -> Vec<Bar> {
    let cast = tally.turnout.cast;
    let first = if decided { leaders(tally) } else { Vec::new() };
    let row = |(place, option): (usize, &domain::PollOption)| {
        let count = tally.votes(option.id);
        Bar {
            key: option.id.to_string(),
            place,
            label: option.label.to_string(),
            count: votes(count),
            percent: percent(count, cast),
            share: if cast == 0 { 0.0 } else { f64::from(count) / f64::from(cast) },
            mine: mine.contains(&option.id),
            leading: first.contains(&option.id),
            withdrawn: false,
        }
    };
    poll.options.iter().enumerate().map(row).collect()
}

/// The same for a chart.
#[must_use]
pub fn figures(poll: &Poll, tally: &Tally, mine: &[OptionId]) -> Figures {
    let slice = |(place, option): (usize, &domain::PollOption)| Slice {
        place,
        label: option.label.to_string(),
        votes: tally.votes(option.id),
        mine: mine.contains(&option.id),
    };
    Figures {
        slices: poll.options.iter().enumerate().map(slice).collect(),
        unit: t!(results.votes, count = "{c}"),
        caption: t!(results.chart_label, title = poll.title.to_string()),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{bar_rows, figures};
    use crate::polls::sample;
    use domain::{OptionId, Poll, Tally};
    use jiff::Timestamp;

    fn poll() -> Poll {
        sample::poll(Timestamp::UNIX_EPOCH, Timestamp::from_second(60).expect("in range"))
    }
    fn tally() -> Tally {
        let mut tally = Tally::empty(&poll(), 10);
        tally.counts.iter_mut().zip([2, 4, 0]).for_each(|(count, votes)| count.votes = votes);
        tally.turnout.cast = 6;
        tally
    }

    #[test]
    fn bars_stand_in_option_order_each_with_votes_share_and_what_is_mine() {
        let rows = bar_rows(&poll(), &tally(), &[OptionId(1)], false);
        let said: Vec<_> =
            rows.iter().map(|row| (row.count.as_str(), row.percent.as_str(), row.mine)).collect();
        assert_eq!(said, [("2 票", "33.3%", true), ("4 票", "66.7%", false), ("0 票", "0%", false)]);
        assert!(rows.iter().all(|row| !row.leading), "nobody has won while votes come in");
    }

    #[test]
    fn the_winner_leads_once_it_is_decided() {
        let leading: Vec<bool> =
            bar_rows(&poll(), &tally(), &[], true).iter().map(|row| row.leading).collect();
        assert_eq!(leading, [false, true, false]);
    }

    #[test]
    fn without_votes_the_bars_are_empty_and_say_no_percentage() {
        let rows = bar_rows(&poll(), &Tally::empty(&poll(), 10), &[], true);
        assert!(rows.iter().all(|row| row.percent.is_empty() && row.share == 0.0 && !row.leading));
    }

    #[test]
    fn a_chart_is_told_its_question_and_how_votes_are_counted() {
        let figures = figures(&poll(), &tally(), &[]);
        assert_eq!((figures.unit.as_str(), figures.caption.as_str()), ("{c} 票", "“何时开会”的结果图"));
    }
}
