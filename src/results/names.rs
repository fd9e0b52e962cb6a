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
    i18n::counted::people,
    polls::Phase,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Cells, Glyph, at_next_frame, focus_by_id},
};
use leptos::prelude::*;
use non_voters::NonVoters;
use reactive_stores::Store;
use who_chose::WhoChose;

const PLACE: &str = "who-chose-what";

/// The ways to the names.
#[component]
pub fn Names(poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let cast = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.cast));
    let anybody = Memo::new(move |_| cast.get() > 0);
    let nobody_asked = move || poll.tally().with(|tally| tally.turnout.entitled == 0);
    let open = Callback::new(move |()| {
        opened.set(true);
        at_next_frame(|| focus_by_id(PLACE));
    });
    view! {
        <div id=PLACE tabindex="-1">
            {move || (opened.get() && anybody.get()).then(|| view! { <WhoChose poll /> })}
        </div>
        {move || (!nobody_asked()).then(|| view! {
            <Cells>
                {move || (anybody.get() && !opened.get()).then(|| view! {
                    <Cell glyph=Glyph::People label=t!(results.who) value=move || people(cast.get()) on_press=open />
                })}
                <NonVoters poll phase />
            </Cells>
        })}
    }
}
