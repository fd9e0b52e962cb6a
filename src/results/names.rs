//! Who chose what, and who has not voted. Nothing is read before it is opened.

mod by_unit;
mod non_voters;
mod option_sheet;
mod paged;
mod piles;
mod row;
mod span;
mod who_chose;

use crate::{
    i18n::counted::{not_voted, people},
    parts::{Exports, NamesByOption, NonVoters},
    polls::Phase,
    state::{GroupState, Load, PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Cells, Glyph, at_next_frame, focus_by_id},
};
use domain::Tally;
use leptos::prelude::*;
pub use non_voters::NonVotersSheet;
use reactive_stores::Store;
pub use who_chose::WhoChose;

const PLACE: &str = "who-chose-what";

/// The ways to the names.
#[component]
pub fn Names(state: GroupState, poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let cast = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.cast));
    let allowed = move || match state.view.get() {
        Load::Ready(view) => poll.poll().with(|poll| poll.secrecy.names_to(&view.me)),
        Load::Waiting | Load::Failed(_) => false,
    };
    let anybody = Memo::new(move |_| cast.get() > 0 && !poll.tally().with(Tally::is_veiled) && allowed());
    let nobody_asked = move || poll.tally().with(|tally| tally.turnout.entitled == 0);
    let open = Callback::new(move |()| {
        opened.set(true);
        at_next_frame(|| focus_by_id(PLACE));
    });
    view! {
        <div id=PLACE tabindex="-1">
            {move || (opened.get() && anybody.get()).then(|| view! { <NamesByOption poll /> })}
        </div>
        {move || (!nobody_asked()).then(|| view! {
            <Cells>
                {move || (anybody.get() && !opened.get()).then(|| view! {
                    <Cell glyph=Glyph::People label=t!(results.who) value=move || people(cast.get()) on_press=open />
                })}
                <Missing poll phase />
                <Export poll phase />
            </Cells>
        })}
    }
}

/// How many have not voted; who, a tap away.
#[component]
fn Missing(poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let missing = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.missing()));
    let label = move || missing_words(missing.get(), phase.get());
    let (asked, open, ask) = later();
    let some = Memo::new(move |_| missing.get() > 0);
    view! {
        {move || if some.get() {
            view! { <Cell glyph=Glyph::Person label on_press=ask /> }
        } else {
            view! { <Cell glyph=Glyph::Check label /> }
        }}
        {move || asked.get().then(|| view! { <NonVoters poll phase open /> })}
    }
}

/// All of it as a file, a tap away.
#[component]
fn Export(poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let (asked, open, ask) = later();
    view! {
        <Cell glyph=Glyph::Download label=t!(poll.export) on_press=ask />
        {move || asked.get().then(|| view! { <Exports poll phase open /> })}
    }
}

/// A sheet whose code comes when it is first asked for: whether it was, whether it is open, and what asks.
fn later() -> (RwSignal<bool>, RwSignal<bool>, Callback<()>) {
    let (asked, open) = (RwSignal::new(false), RwSignal::new(false));
    let ask = Callback::new(move |()| {
        asked.set(true);
        open.set(true);
    });
    (asked, open, ask)
}

fn missing_words(count: u32, phase: Phase) -> String {
    match count {
        0 => t!(results.everybody_voted).to_owned(),
        count if phase.is_over() => t!(results.never_voted, count = count),
        count => not_voted(count),
    }
}
