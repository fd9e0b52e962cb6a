//! A tally as what the bars and the charts draw.

use super::{
    charts::{Figures, Slice},
    leaders,
};
use crate::{
    i18n::counted::{base, people, percent, places, points, votes},
    polls::label_of,
    t,
    ui::Bar,
};
use domain::{Method, OptionId, Poll, RankedCount, Scored, Tally};

/// What one option has, by the method of its poll.
struct Part {
    value: f64,
    /// "28 票", "56 分", "平均 4.2 分".
    count: String,
    /// Of those who have cast; empty where points are counted.
    percent: String,
    /// 0 to 1, of the longest possible bar.
    share: f64,
}

fn part(poll: &Poll, tally: &Tally, option: OptionId) -> Part {
    let figure = tally.figure(poll.method, option);
    let share = tally.share(poll.method, option);
    let whole = share.base.size();
    let (count, percent, value) = match poll.method {
        Method::Score => {
            let tenths = tally.mean_tenths(figure);
            (t!(results.mean, mean = mean(tenths)), String::new(), f64::from(tenths) / 10.0)
        }
        Method::Slots => (can_words(tally, option), percent(figure, whole), f64::from(figure)),
        Method::SignUp { .. } => {
            let count = t!(results.signed_up, people = people(tally.votes(option)), places = places(figure));
            (count, percent(share.votes, whole), f64::from(figure))
        }
        method if method.counts_points() => (points(figure), String::new(), f64::from(figure)),
        _ => (votes(figure), percent(figure, whole), f64::from(figure)),
    };
    let share = if whole == 0 { 0.0 } else { f64::from(share.votes) / f64::from(whole) };
    Part { value, count, percent, share }
}

/// How many can come to a slot: "5 人可以", "5 人可以，其中 2 人勉强".
#[must_use]
pub fn can_words(tally: &Tally, slot: OptionId) -> String {
    let can = t!(results.can, count = tally.votes(slot));
    match tally.reluctant(slot) {
        0 => can,
        count => t!(results.can_maybe, can = can, count = count),
    }
}

/// How many places there are and how many nobody has: "名额 20 位，还剩 3 位", "名额 20 位，已满"; without a limit how many are
/// taken: "已报 18 位".
#[must_use]
pub fn places_words(method: Method, tally: &Tally) -> String {
    match (method.limit(), tally.places_left(method)) {
        (Some(limit), Some(0)) => t!(results.places_full, places = places(limit)),
        (Some(limit), Some(left)) => t!(results.places_left, places = places(limit), left = left),
        _ => t!(results.places_taken, places = places(tally.taken())),
    }
}

/// "4.2".
#[must_use]
pub fn mean(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// One bar an option, in the poll's order. Their lengths are the shares that stand beside them.
#[must_use]
pub fn bar_rows(poll: &Poll, tally: &Tally, mine: &[OptionId], decided: bool) -> Vec<Bar> {
    let first = if decided { leaders(poll, tally) } else { Vec::new() };
    let row = |(place, option): (usize, &domain::PollOption)| {
        let part = part(poll, tally, option.id);
        Bar {
            key: option.id.to_string(),
            place,
            label: label_of(poll, option),
            count: part.count,
            percent: part.percent,
            share: part.share,
            mine: mine.contains(&option.id),
            leading: first.contains(&option.id),
            withdrawn: option.withdrawn,
        }
    };
    poll.options.iter().enumerate().map(row).collect()
}

/// What the figures are of: "占已投 42 人，其中 3 人弃权".
#[must_use]
pub fn base_words(poll: &Poll, tally: &Tally) -> String {
    let cast = tally.turnout.cast;
    if poll.method.signs_up() {
        return sign_up_words(poll.method, tally);
    }
    if cast == 0 {
        return base(0);
    }
    let of = match poll.method {
        Method::Single | Method::Multiple { .. } | Method::Slots | Method::SignUp { .. } => base(cast),
        Method::Ranked { count: RankedCount::Borda, .. } => {
            t!(results.base_borda, most = poll.options.len().saturating_sub(1))
        }
        Method::Ranked { count: RankedCount::InstantRunoff, .. } => t!(results.base_first, base = base(cast)),
        Method::Score => t!(results.base_score, most = Scored::MOST),
    };
    let of = match tally.abstained {
        0 => of,
        count => t!(results.base_abstained, base = of, count = count),
    };
    if matches!(poll.method, Method::Multiple { max: 2.., .. }) {
        t!(results.base_several, base = of)
    } else {
        of
    }
}

/// The same of a sign-up: of the places, or of those who may come; and who does not.
fn sign_up_words(method: Method, tally: &Tally) -> String {
    let of = match method.limit() {
        Some(_) => t!(results.base_places, places = places_words(method, tally)),
        None => t!(results.base_all, count = tally.turnout.entitled),
    };
    match tally.abstained {
        0 => of,
        count => t!(results.base_away, base = of, count = count),
    }
}

/// What the percentages of a chart are of, and whether it shows who is not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    Cast,
    /// Those who have not voted are part of the picture.
    #[default]
    Entitled,
}

/// The same for a chart.
#[must_use]
pub fn figures(poll: &Poll, tally: &Tally, mine: &[OptionId], of: Of) -> Figures {
    let whole = match of {
        Of::Cast => tally.turnout.cast,
        Of::Entitled => tally.turnout.entitled,
    };
    let by_people = of_people(poll.method);
    let slice = |(place, option): (usize, &domain::PollOption)| {
        let part = part(poll, tally, option.id);
        Slice {
            place: Some(place),
            label: label_of(poll, option),
            value: part.value,
            // The bars above say how many of them could come only if need be; a drawing has no room for it.
            count: if poll.method == Method::Slots {
                t!(results.can, count = tally.votes(option.id))
            } else {
                part.count
            },
            percent: if by_people { percent(tally.votes(option.id), whole) } else { part.percent },
            mine: mine.contains(&option.id),
        }
    };
    let chose_none = |(label, count): (&str, u32)| Slice {
        place: None,
        label: label.to_owned(),
        value: count.into(),
        count: people(count),
        percent: percent(count, whole),
        mine: false,
    };
    let rest = match of {
        Of::Cast => [(t!(poll.abstain), tally.abstained), ("", 0)],
        Of::Entitled => [(t!(poll.abstain), tally.abstained), (t!(state.not_voted), tally.turnout.missing())],
    };
    let rest = rest.into_iter().filter(|(_, count)| by_people && *count > 0).map(chose_none);
    Figures {
        slices: poll.options.iter().enumerate().map(slice).chain(rest).collect(),
        share: match of {
            _ if !by_people => t!(results.table_share),
            Of::Cast => t!(results.share_cast),
            Of::Entitled => t!(results.share_all),
        },
        caption: t!(results.chart_label, title = poll.title.to_string()),
    }
}

/// Whether a figure of the poll is a number of people.
#[must_use]
pub fn of_people(method: Method) -> bool {
    !method.counts_points()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
