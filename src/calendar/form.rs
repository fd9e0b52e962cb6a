use super::suggest::Suggested;
use crate::{
    app::{Entry, focus_first},
    i18n::{problem::plan_fault, time},
    state::Doing,
    t,
    ui::{Cells, Field},
    wall_clock,
};
use domain::{EventFault, EventNote, EventPlace, EventPlan, EventTitle, ZoneName};
use jiff::Timestamp;
use leptos::prelude::*;

/// What an organiser types. Copied freely: every copy is the same form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    title: Entry,
    place: Entry,
    starts: Entry,
    ends: Entry,
    note: Entry,
}

impl Form {
    pub(super) fn suggested(of: &Suggested) -> Self {
        let (starts, ends) = of
            .times
            .map(|(from, to)| (wall_clock::written(from), wall_clock::written(to)))
            .unwrap_or_default();
        Self::new([of.title.clone(), String::new(), starts, ends, String::new()])
    }

    pub(super) fn of(plan: &EventPlan) -> Self {
        let local = |at| wall_clock::local(at).map(wall_clock::written).unwrap_or_default();
        Self::new([
            plan.title.to_string(),
            plan.place.to_string(),
            local(plan.starts),
            local(plan.ends),
            plan.note.to_string(),
        ])
    }

    fn new([title, place, starts, ends, note]: [String; 5]) -> Self {
        Self {
            title: Entry::new("event-title", title),
            place: Entry::new("event-place", place),
            starts: Entry::new("event-starts", starts),
            ends: Entry::new("event-ends", ends),
            note: Entry::new("event-note", note),
        }
    }

    /// Shows at their fields what the server finds wrong.
    pub(super) fn follow(self, doing: Doing) {
        self.title.follow(doing, "plan.title");
        self.place.follow(doing, "plan.place");
        self.starts.follow(doing, "plan.starts");
        self.ends.follow(doing, "plan.ends");
        self.note.follow(doing, "plan.note");
    }

    /// The plan it says, to take the place of `before`; `None` if something is wrong, which is then said at its field.
    pub(super) fn read(self, before: Option<&EventPlan>, now: Timestamp) -> Option<EventPlan> {
        let entries = [self.title, self.starts, self.ends, self.place, self.note];
        // What was wrong with one time may be put right at the other.
        entries.iter().for_each(|entry| entry.fault.set(None));
        let title = self.title.read::<EventTitle>();
        let place = self.place.read::<EventPlace>();
        let note = self.note.read::<EventNote>();
        let (starts, ends) = (instant(self.starts), instant(self.ends));
        let zone = time::device_zone().parse::<ZoneName>().or_else(|_| "UTC".parse()).ok();
        let read = (|| {
            Some(EventPlan {
                title: title?,
                place: place?,
                note: note?,
                starts: starts?,
                ends: ends?,
                zone: zone?,
            })
        })();
        // A field says minutes: what was not touched keeps its seconds and its zone.
        let plan = read.map(|plan| untouched(plan, before));
        if let Some(plan) = &plan {
            for fault in plan.check(before, now).err().unwrap_or_default() {
                let entry = match fault {
                    EventFault::StartPassed | EventFault::StartTooFar => self.starts,
                    EventFault::EndNotAfterStart | EventFault::TooLong => self.ends,
                };
                entry.fault.set(Some(plan_fault(fault).to_owned()));
            }
        }
        if entries.iter().any(|entry| entry.fault.with_untracked(Option::is_some)) {
            focus_first(&entries);
            return None;
        }
        plan
    }
}

fn untouched(plan: EventPlan, before: Option<&EventPlan>) -> EventPlan {
    let Some(before) = before else { return plan };
    let same = |at: Timestamp, was: Timestamp| at.as_second() / 60 == was.as_second() / 60;
    let starts = if same(plan.starts, before.starts) { before.starts } else { plan.starts };
    let ends = if same(plan.ends, before.ends) { before.ends } else { plan.ends };
    let moved = (starts, ends) != (before.starts, before.ends);
    let zone = if moved { plan.zone } else { before.zone.clone() };
    EventPlan { starts, ends, zone, ..plan }
}

/// The instant that a field says; if it says none, that is said at it.
fn instant(entry: Entry) -> Option<Timestamp> {
    let at = entry.text.with_untracked(|text| wall_clock::read(text).and_then(wall_clock::instant));
    if at.is_none() {
        entry.fault.set(Some(t!(fault.missing).to_owned()));
    }
    at
}

/// The fields of a form.
#[component]
pub(super) fn Fields(form: Form) -> impl IntoView {
    let Form { title, place, starts, ends, note } = form;
    view! {
        <Cells>
            <Field
                label=t!(calendar.name)
                value=title.text
                error=title.fault
                limit=EventTitle::MAX as usize
                lines=1
                id=title.id
            />
            <Field label=t!(calendar.starts) value=starts.text error=starts.fault kind="datetime-local" id=starts.id />
            <Field label=t!(calendar.ends) value=ends.text error=ends.fault kind="datetime-local" id=ends.id />
            <Field
                label=t!(calendar.place)
                value=place.text
                error=place.fault
                limit=EventPlace::MAX as usize
                placeholder=t!(calendar.place_example)
                id=place.id
            />
            <Field label=t!(calendar.note) value=note.text error=note.fault limit=EventNote::MAX as usize lines=2 id=note.id />
        </Cells>
    }
}
