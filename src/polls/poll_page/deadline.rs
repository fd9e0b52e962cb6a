use super::withdrawn::who;
use crate::{
    i18n::time,
    polls::phase::Phase,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::Time,
};
use domain::{Close, Extension, Poll};
use jiff::Timestamp;
use leptos::prelude::*;
use reactive_stores::Store;

/// Until when, from when on, or since when it is over, and by whose doing and why; the exact stamp a tap away, and the composer's zone where this device is in
/// another.
#[component]
pub fn Deadline(poll: Store<PollState>, phase: Memo<Phase>, now: Signal<Timestamp>) -> impl IntoView {
    let zone = poll.poll().with_untracked(foreign);
    let until = Memo::new(move |_| poll.poll().with(domain::Poll::closes_at));
    let opens = Memo::new(move |_| poll.poll().with(|poll| poll.opened));
    let said = Memo::new(move |_| {
        let (now, closes) = (now.get(), said(until.get(), phase.get(), now.get()));
        match opens.get().filter(|_| phase.get() == Phase::Scheduled) {
            Some(opens) => format!("{} · {closes}", time::opens(opens, now)),
            None => closes,
        }
    });
    let exactly = {
        let zone = zone.clone();
        move || {
            let here = time::exact(until.get(), None);
            match &zone {
                Some(zone) => format!("{here}\n{}", time::exact(until.get(), Some(zone))),
                None => here,
            }
        }
    };
    let there = zone.map(|zone| {
        let said = Memo::new(move |_| {
            let when = time::when(until.get(), now.get(), Some(&zone));
            t!(poll.zone_there, zone = zone.clone(), when = when)
        });
        view! { <span class="poll-zone">{move || said.get()}</span> }
    });
    let why = Memo::new(move |_| why(poll));
    let stamp = move || until.get().to_string();
    view! {
        <div class="poll-deadline">
            <Time text=move || said.get() exact=exactly datetime=stamp /> {there}
            <span class="poll-zone" role="status">{move || why.get()}</span>
        </div>
    }
}

/// Why it ends when it does, if somebody made it so.
fn why(poll: Store<PollState>) -> Option<String> {
    let (closed, extended) = poll.poll().with(|poll| (poll.closed.clone(), poll.extended.clone()));
    match (closed, extended) {
        (Some(Close { by, reason: Some(reason), .. }), _) => {
            Some(t!(poll.closed_early_why, name = who(poll, by), reason = reason.to_string()))
        }
        (Some(close), _) => Some(t!(poll.closed_early, name = who(poll, close.by))),
        (None, Some(Extension { by, reason, .. })) => {
            Some(t!(poll.extended_why, name = who(poll, by), reason = reason.to_string()))
        }
        (None, None) => None,
    }
}

fn said(until: Timestamp, phase: Phase, now: Timestamp) -> String {
    let closes = time::closes(until, now, None);
    if phase.is_open() { format!("{} · {closes}", time::left(until, now)) } else { closes }
}

/// The composer's zone, where its clock shows another time than this device's.
fn foreign(poll: &Poll) -> Option<String> {
    let (zone, at) = (poll.zone.as_str(), poll.closes_at());
    let other = time::knows(zone) && time::exact(at, Some(zone)) != time::exact(at, None);
    (other && time::clock(at, Some(zone)) != time::clock(at, None)).then(|| zone.to_owned())
}
