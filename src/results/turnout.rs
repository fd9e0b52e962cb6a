//! How the turnout came about. Nothing is read before it is opened.

mod over_time;
mod units;

use super::{panel::turnout_words, throttle::Throttle};
use crate::{
    app::loaded,
    backend,
    polls::share_of,
    state::{Load, PollState, PollStateStoreFields as _},
    t,
    ui::{Meter, Shape, Sheet},
};
use api::polls::{GetTurnout, TurnoutView};
use domain::Turnout;
use jiff::SignedDuration;
use leptos::prelude::*;
use over_time::OverTime;
use reactive_stores::Store;
use units::Units;

/// How often it is read again while votes come in.
const GAP: SignedDuration = SignedDuration::from_secs(5);

/// The turnout, as time went by and unit by unit.
#[component]
pub fn TurnoutSheet(poll: Store<PollState>, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Sheet open title=t!(results.turnout) close_label=t!(app.close)>
            <Detail poll />
        </Sheet>
    }
}

#[component]
fn Detail(poll: Store<PollState>) -> impl IntoView {
    let (read, again) = reading(poll);
    let turnout = Memo::new(move |_| poll.tally().with(|tally| tally.turnout));
    let share = Signal::derive(move || share_of(turnout.get()));
    let known = Memo::new(move |_| read.get().ready());
    let here = Memo::new(move |_| known.with(Option::is_some));
    view! {
        <div class="turnout stack">
            <Meter share text=move || turnout_words(turnout.get()) />
            {move || if here.get() {
                view! { <Known poll known turnout /> }.into_any()
            } else {
                loaded(read.get(), Shape::List, Some(again), |_| ())
            }}
        </div>
    }
}

#[component]
fn Known(poll: Store<PollState>, known: Memo<Option<TurnoutView>>, turnout: Memo<Turnout>) -> impl IntoView {
    let detaches = poll.poll().with_untracked(|poll| poll.secrecy.detaches());
    let timeline = Memo::new(move |_| known.with(|known| known.as_ref()?.timeline.clone()));
    let timed = Memo::new(move |_| timeline.with(Option::is_some));
    let units = Memo::new(move |_| known.get().map(|known| known.units).unwrap_or_default());
    view! {
        {move || timed.get().then(|| view! { <OverTime timeline turnout /> })}
        {detaches.then(|| view! { <p class="result-note">{t!(results.no_times)}</p> })}
        <Units units />
    }
}

/// Reads it now, and again when votes have come in.
fn reading(poll: Store<PollState>) -> (RwSignal<Load<TurnoutView>>, Callback<()>) {
    let load = RwSignal::new(Load::Waiting);
    let poll_id = poll.poll().with_untracked(|poll| poll.id);
    let read = move || {
        leptos::task::spawn_local(async move {
            let answer = backend::call(&GetTurnout { poll_id }).await;
            // The sheet may be gone by now.
            load.try_update(|load| load.take(answer));
        });
    };
    let throttle = Throttle::new(GAP);
    Effect::new(move |_| {
        poll.tally().with(|tally| tally.revision);
        throttle.run(read);
    });
    (load, Callback::new(move |()| read()))
}
