//! An event: what, when and where, whether I come and who else does, and what its organisers may do.

mod add;
mod answer;
mod cancel;
mod edit;
mod head;
mod who;

use crate::{
    app::{Frame, loaded, up_to},
    clock,
    route::Page,
    state::{GroupState, Load, Reading, reading, use_here},
    t,
    ui::{Cell, Cells, Glyph, Shape},
};
use add::Add;
use answer::Answer;
use api::calendar::{EventView, GetEvent};
use cancel::CancelSheet;
use domain::EventId;
use edit::Edit;
use head::Head;
use leptos::prelude::*;
use who::Who;

/// The page of an event.
#[component]
pub fn EventPage(id: EventId) -> impl IntoView {
    let read = reading(GetEvent { event_id: id });
    let known = Memo::new(move |_| read.load.get().ready());
    let title = move || match known.get() {
        Some(view) => view.event.plan.title.to_string(),
        None => t!(title.event).to_owned(),
    };
    let up = move || Some(up_to(&Page::Calendar(known.get()?.event.group_id), t!(title.calendar).to_owned()));
    let here = known.with_untracked(Option::is_some);
    let started = Memo::new(move |_| known.with(Option::is_some) || here);
    view! {
        <Frame title up>
            {move || match started.get() {
                true => known.get_untracked().map(|first| view! { <Inside first read /> }).into_any(),
                false => loaded(read.load.get(), Shape::Poll, Some(read.again), |_| ()),
            }}
        </Frame>
    }
}

/// Reads again when the event changes, or any if none is named; also when the line is back, and changes may have been missed.
pub(super) fn follow(state: GroupState, only: Option<EventId>, again: Callback<()>) {
    Effect::new(move |before: Option<()>| {
        let changed = state.calendar.get();
        let mine = changed.is_none() || only.is_none() || changed == only;
        if before.is_some() && mine {
            again.run(());
        }
    });
}

/// What is known of the event: of two versions the newer.
#[derive(Clone, Copy)]
struct Shown(RwSignal<EventView>);

impl Shown {
    fn take(self, view: EventView) {
        if view.event.revision >= self.0.with_untracked(|shown| shown.event.revision) {
            self.0.set(view);
        }
    }

    fn get(self) -> EventView {
        self.0.get()
    }
}

#[component]
fn Inside(first: EventView, read: Reading<EventView>) -> impl IntoView {
    let state = use_here().group(first.event.group_id);
    follow(state, Some(first.event.id), read.again);
    let shown = Shown(RwSignal::new(first));
    Effect::new(move || {
        if let Load::Ready(view) = read.load.get() {
            shown.take(view);
        }
    });
    let editing = RwSignal::new(false);
    view! {
        {move || match editing.get() {
            true => view! { <Edit shown editing again=read.again /> }.into_any(),
            false => {
                view! {
                    <div class="stack">
                        <Head shown />
                        <Answer shown again=read.again />
                        <Who shown />
                        <Add shown />
                        <Manage state shown editing />
                    </div>
                }
                    .into_any()
            }
        }}
    }
}

/// What whoever is signed in may do to the event; nothing for all the others.
#[component]
fn Manage(state: GroupState, shown: Shown, editing: RwSignal<bool>) -> impl IntoView {
    let may = Memo::new(move |_| {
        let Load::Ready(group) = state.view.get() else { return false };
        shown.get().event.may_change(&group.me, clock::now()).is_ok()
    });
    let cancelling = RwSignal::new(false);
    let (edit, cancel) =
        (Callback::new(move |()| editing.set(true)), Callback::new(move |()| cancelling.set(true)));
    view! {
        {move || may.get().then(|| view! {
            <Cells title=t!(calendar.manage)>
                <Cell glyph=Glyph::Edit label=t!(calendar.change) on_press=edit />
                <Cell glyph=Glyph::Withdrawn label=t!(calendar.cancel) warn=true on_press=cancel />
            </Cells>
        })}
        <CancelSheet shown open=cancelling />
    }
}
