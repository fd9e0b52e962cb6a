//! What a poll came to, as far as it comes with a part.

use super::{Part, at_once, chart, charted, fetched, more_sheet, rounds, share_sheet, sign_ups, who_chose};
use crate::{
    polls::Phase,
    results::charts::Picture,
    state::{GroupState, PollState},
    ui::Shape,
};
use domain::OptionId;
use leptos::prelude::*;
use reactive_stores::Store;

/// Who chose what in a poll; see [`crate::results::names::WhoChose`].
#[component]
pub fn NamesByOption(poll: Store<PollState>) -> impl IntoView {
    fetched(Part::Names, Shape::List, |inside| inside, move || at_once(who_chose(poll)))
}

/// Who signed up, in their order; see [`crate::results::names::SignUps`].
#[component]
pub fn SignUpsOf(poll: Store<PollState>) -> impl IntoView {
    fetched(Part::Names, Shape::List, |inside| inside, move || at_once(sign_ups(poll)))
}

/// What the page of a poll has besides, each in a sheet of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// Who has not voted; see [`crate::results::names::NonVotersSheet`].
    NonVoters,
    /// How the turnout came about; see [`crate::results::TurnoutSheet`].
    Turnout,
    /// The poll as a file; see [`crate::exports::ExportSheet`].
    Export,
    /// The poll handed on; see [`crate::sharing::ShareSheet`].
    Share,
}

/// One of these sheets.
#[component]
pub fn MoreSheet(
    more: More,
    state: GroupState,
    poll: Store<PollState>,
    phase: Signal<Phase>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let part = if more == More::Share { Part::Share } else { Part::Names };
    let draw = move || match more {
        More::Share => at_once(share_sheet(state, poll, phase, open)),
        _ => at_once(more_sheet(more, poll, phase, open)),
    };
    // Where the sheet will be: what was tapped stays where it is.
    let around = |inside| view! { <div class="sheet-wait">{inside}</div> }.into_any();
    fetched(part, Shape::List, around, draw)
}

/// A run-off, round by round; see [`crate::results::Rounds`].
#[component]
pub fn RoundByRound(poll: Store<PollState>) -> impl IntoView {
    fetched(Part::Names, Shape::List, |inside| inside, move || at_once(rounds(poll)))
}

/// A chart with its text twin; see [`crate::results::chart::Drawn`].
#[component]
pub fn Chart(
    /// What to show.
    #[prop(into)]
    picture: Signal<Picture>,
) -> impl IntoView {
    fetched(Part::Charts, Shape::Text, |inside| inside, move || at_once(chart(picture)))
}

/// The result of a poll as a chart; see [`crate::results::Charted`].
#[component]
pub fn ChartOf(poll: Store<PollState>, mine: Memo<Vec<OptionId>>) -> impl IntoView {
    // As high as most charts, so that what stands below is not moved from under a finger.
    let around = |inside| view! { <div class="chart-wait">{inside}</div> }.into_any();
    fetched(Part::Charts, Shape::Text, around, move || at_once(charted(poll, mine)))
}
