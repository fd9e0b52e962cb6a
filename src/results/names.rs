//! Who chose what, and who has not voted. Nothing is read before it is opened.

mod by_unit;
mod choice;
mod non_voters;
mod paged;
mod piles;
mod row;
mod sign_ups;
mod span;
mod voters_sheet;
mod who_chose;

use crate::{
    i18n::counted::{not_answered, not_voted, people},
    parts::{More, MoreSheet, NamesByOption},
    polls::Phase,
    state::{GroupState, Load, PollState, PollStateStoreFields as _, signs_up},
    t,
    ui::{Cell, Cells, Glyph, at_next_frame, focus_by_id},
};
use domain::Tally;
use leptos::prelude::*;
pub use non_voters::NonVotersSheet;
use reactive_stores::Store;
pub use sign_ups::SignUps;
pub use who_chose::WhoChose;

const PLACE: &str = "who-chose-what";

/// The ways to the names.
#[component]
pub fn Names(state: GroupState, poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let (opened, offer) = (RwSignal::new(false), Offer { state, poll, phase });
    let cast = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.cast));
    let allowed = move || match state.view.get() {
        Load::Ready(view) => poll.poll().with(|poll| poll.secrecy.names_to(&view.me)),
        Load::Waiting | Load::Failed(_) => false,
    };
    // Whoever signs up stands on a list of their own.
    let signs_up = signs_up(poll);
    let anybody = Memo::new(move |_| {
        !signs_up.get() && cast.get() > 0 && !poll.tally().with(Tally::is_veiled) && allowed()
    });
    // Remembered: what is open here stays open while votes come in.
    let somebody_asked = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.entitled > 0));
    let open = Callback::new(move |()| {
        opened.set(true);
        at_next_frame(|| focus_by_id(PLACE));
    });
    view! {
        <div id=PLACE tabindex="-1">
            {move || (opened.get() && anybody.get()).then(|| view! { <NamesByOption poll /> })}
        </div>
        {move || somebody_asked.get().then(|| view! {
            <Cells>
                {move || (anybody.get() && !opened.get()).then(|| view! {
                    <Cell glyph=Glyph::People label=t!(results.who) value=move || people(cast.get()) on_press=open />
                })}
                <Missing offer />
                <Other offer more=More::Turnout glyph=Glyph::Chart label=t!(results.turnout) />
                <Other offer more=More::Export glyph=Glyph::Download label=t!(poll.export) />
                <Other offer more=More::Share glyph=Glyph::Share label=t!(share.title) />
            </Cells>
        })}
    }
}

/// How many have not voted; who, a tap away.
#[component]
fn Missing(offer: Offer) -> impl IntoView {
    let Offer { poll, phase, .. } = offer;
    let missing = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.missing()));
    let signs_up = signs_up(poll);
    let label = move || missing_words(missing.get(), phase.get(), signs_up.get());
    let some = Memo::new(move |_| missing.get() > 0);
    let (sheet, ask) = offer.later(More::NonVoters);
    view! {
        {move || if some.get() {
            view! { <Cell glyph=Glyph::Person label on_press=ask /> }
        } else {
            view! { <Cell glyph=Glyph::Check label /> }
        }}
        {sheet}
    }
}

/// Whatever else there is, a tap away.
#[component]
fn Other(offer: Offer, more: More, glyph: Glyph, label: &'static str) -> impl IntoView {
    let (sheet, ask) = offer.later(more);
    view! {
        <Cell glyph label on_press=ask />
        {sheet}
    }
}

/// Of what the sheets are.
#[derive(Clone, Copy)]
struct Offer {
    state: GroupState,
    poll: Store<PollState>,
    phase: Signal<Phase>,
}

impl Offer {
    /// A sheet whose code comes when it is first asked for, and what asks.
    fn later(self, more: More) -> (AnyView, Callback<()>) {
        let Self { state, poll, phase } = self;
        let (asked, open) = (RwSignal::new(false), RwSignal::new(false));
        let ask = Callback::new(move |()| {
            asked.set(true);
            open.set(true);
        });
        let sheet = move || asked.get().then(|| view! { <MoreSheet more state poll phase open /> });
        (sheet.into_any(), ask)
    }
}

fn missing_words(count: u32, phase: Phase, signs_up: bool) -> String {
    match count {
        0 if signs_up => t!(results.everybody_answered).to_owned(),
        count if signs_up => not_answered(count),
        0 => t!(results.everybody_voted).to_owned(),
        count if phase.is_over() => t!(results.never_voted, count = count),
        count => not_voted(count),
    }
}
