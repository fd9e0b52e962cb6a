use crate::{app::Entry, i18n::time, t, ui::Field, wall_clock};
use domain::PollRefusal;
use jiff::Timestamp;
use leptos::prelude::*;

/// A moment, in the zone of this device; the whole truth below it, with the zone.
#[component]
pub(super) fn Moment(entry: Entry, label: &'static str) -> impl IntoView {
    let exact = move || instant(entry).map(|at| time::exact(at, None)).unwrap_or_default();
    view! {
        <Field
            id=entry.id
            label
            value=entry.text
            error=entry.fault
            kind="datetime-local"
            hint=exact
        />
    }
}

fn instant(entry: Entry) -> Option<Timestamp> {
    entry.text.with(|typed| wall_clock::read(typed).and_then(wall_clock::instant))
}

/// Writes `at`, if nothing was typed.
pub(super) fn suggest(entry: Entry, at: Timestamp) {
    if entry.text.with_untracked(String::is_empty) {
        entry.text.set(wall_clock::local(at).map(wall_clock::written).unwrap_or_default());
    }
}

/// The moment that is typed, if `rule` allows it; else says what is wrong with it.
pub(super) fn read(
    entry: Entry,
    rule: impl FnOnce(Timestamp) -> Result<Timestamp, PollRefusal>,
) -> Option<Timestamp> {
    let read = match untrack(|| instant(entry)) {
        Some(at) => rule(at).map_err(crate::i18n::problem::poll_refusal),
        None => Err(t!(fault.missing).to_owned()),
    };
    read.map_err(|why| entry.fault.set(Some(why))).ok()
}
