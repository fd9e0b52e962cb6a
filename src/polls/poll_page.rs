//! A poll: what is asked, my ballot or its receipt, the result, and what its organiser may do.

mod close;
mod deadline;
mod documents;
mod ended;
mod extend;
mod head;
mod log;
mod manage;
mod moment;
mod remind;
mod schedule;
mod text;
mod withdraw;
mod withdrawn;

use super::{
    ballot::{BallotSection, Face, Marking, face_of},
    phase::{Phase, phase_of},
};
use crate::{
    app::{Frame, loaded, up_to},
    clock,
    parts::{EditionsOf, EventsOfPoll, LogOfPoll, ManagePoll},
    results::Results,
    route::Page,
    state::{GroupState, Load, PollState, PollStateStoreFields as _, use_here},
    t,
    ui::Shape,
};
use documents::{Documents, OptionList};
use domain::{Outcome, PollAction, PollId, PollRefusal};
use ended::Ended;
use head::Head;
pub use head::secrecy_words;
use jiff::Timestamp;
use leptos::prelude::*;
pub use log::PollLog;
pub use manage::Manage;
use reactive_stores::Store;
pub use text::FoldedText;
use withdrawn::Withdrawn;

/// The page of a poll.
#[component]
pub fn PollPage(id: PollId) -> impl IntoView {
    let here = use_here();
    let owner = Owner::current().unwrap_or_default();
    let found = RwSignal::new(here.poll(id));
    let again = Callback::new(move |()| found.set(owner.with(|| here.poll(id))));
    // Outside what is drawn anew, so that nothing marked is ever lost.
    let marking = Marking::default();
    let shown = move || found.get().get().ready();
    let title = move || match shown() {
        Some((_, poll)) => poll.poll().with(|poll| poll.title.to_string()),
        None => t!(title.poll).to_owned(),
    };
    let up = move || {
        let group = shown()?.0.view.try_get()?.ready()?.group;
        Some(up_to(&Page::Group(group.id), group.name.to_string()))
    };
    let now = clock::ticking();
    // Before it opens there is no result to stand beside it.
    let wide = Memo::new(move |_| {
        shown().is_some_and(|(_, poll)| !poll.poll().with(|poll| Phase::at(poll, now.get()).is_ahead()))
    });
    view! {
        <Frame title up wide>
            {move || {
                loaded(found.get().get(), Shape::Poll, Some(again), |(state, poll)| {
                    view! { <Sections state poll marking now /> }
                })
            }}
        </Frame>
    }
}

/// In the order of reading: what is asked and my part in it, the result, the rest. Beside each other where there is room.
#[component]
fn Sections(
    state: GroupState,
    poll: Store<PollState>,
    marking: Marking,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let phase = phase_of(poll, now);
    let face = face_of(poll, marking, now);
    // The receipt of a poll that is over stands behind its result.
    let mine_last = Memo::new(move |_| phase.get().is_over() && face.get() == Face::Recorded);
    let mine = move || view! { <BallotSection state poll marking face now /> };
    let organises = organises(state, poll);
    let changed = Memo::new(move |_| {
        poll.poll().with(|poll| {
            poll.edition > 1 || poll.extended.is_some() || poll.closed.is_some() || poll.withdrawn.is_some()
        })
    });
    let edited = Memo::new(move |_| poll.poll().with(|poll| poll.edition > 1));
    let decided = Memo::new(move |_| {
        phase.get() == Phase::Closed
            && poll.poll().with(|asked| {
                poll.tally().with(|tally| matches!(Outcome::of(asked, tally), Outcome::Winner { .. }))
            })
    });
    view! {
        <Ended state />
        <div class="split" class:split-closed=move || phase.get() == Phase::Closed>
            <div class="split-main stack">
                <Head poll phase now />
                <Withdrawn poll />
                <Documents poll />
                {move || (!mine_last.get()).then(mine)}
            </div>
            <div class="split-side stack">
                {move || (!phase.get().is_ahead()).then(|| view! { <Results state poll phase=phase.into() /> })}
                <OptionList poll />
            </div>
            <div class="split-rest stack">
                {move || mine_last.get().then(mine)} {move || decided.get().then(|| view! { <EventsOfPoll state poll /> })} {move || edited.get().then(|| view! { <EditionsOf poll /> })} {move || changed.get().then(|| view! { <LogOfPoll poll /> })} {move || organises.get().then(|| view! { <ManagePoll state poll phase /> })}
            </div>
        </div>
    }
}

/// Whether whoever is signed in has anything to say of the poll besides a ballot, now or at another time.
fn organises(state: GroupState, poll: Store<PollState>) -> Memo<bool> {
    Memo::new(move |_| {
        let Load::Ready(view) = state.view.get() else { return false };
        let may = |poll: &domain::Poll| poll.may(&view.me, PollAction::Withdraw, clock::now());
        poll.poll().with(may) != Err(PollRefusal::NotYours)
    })
}
