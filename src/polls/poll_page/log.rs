use crate::{
    clock,
    i18n::time,
    state::{Load, PollState, PollStateStoreFields as _, reading},
    t,
    ui::{Cell, Cells},
};
use api::polls::{LogLine, ReadPollLog};
use domain::Deed;
use leptos::prelude::*;
use reactive_stores::Store;

/// What was done to a poll, by whom and why: for everybody, and read again whenever something is done.
#[component]
pub fn PollLog(poll: Store<PollState>) -> impl IntoView {
    let read = reading(ReadPollLog { poll_id: poll.poll().with_untracked(|poll| poll.id) });
    let done = Memo::new(move |_| {
        poll.poll()
            .with(|poll| (poll.edition, poll.deadline, poll.closed.is_some(), poll.withdrawn.is_some()))
    });
    Effect::new(move |before: Option<()>| {
        done.track();
        if before.is_some() {
            read.again.run(());
        }
    });
    move || {
        let Load::Ready(lines) = read.load.get() else { return None };
        let rows: Vec<_> = lines.iter().filter_map(row).collect();
        Some(view! { <Cells title=t!(poll.log)>{rows}</Cells> })
    }
}

/// A line of it. That it was written at some time is nobody's concern but the files'.
fn row(line: &LogLine) -> Option<impl IntoView + use<>> {
    let now = clock::now();
    let when = |at| time::when(at, now, None);
    let (what, more) = match &line.entry.deed {
        Deed::Composed => return None,
        Deed::Scheduled { opens } => (t!(poll.log_scheduled), Some(t!(poll.log_opens, when = when(*opens)))),
        Deed::Opened => (t!(poll.log_opened), None),
        // What was rewritten before anybody saw it.
        Deed::Edited { edition: 1, .. } => return None,
        Deed::Edited { edition, .. } => (t!(poll.log_edited), Some(t!(poll.edition, edition = *edition))),
        Deed::Extended { from, to, .. } => {
            (t!(poll.log_extended), Some(t!(poll.log_moved, from = when(*from), to = when(*to))))
        }
        Deed::ClosedEarly { .. } => (t!(poll.log_closed), None),
        Deed::ReachedDeadline => (t!(poll.log_deadline), None),
        Deed::Withdrawn { .. } => (t!(poll.log_withdrawn), None),
    };
    let reason = line.entry.deed.reason().map(ToString::to_string);
    let name = line.name.as_ref().map(ToString::to_string);
    let who = match (name, reason) {
        (Some(name), Some(reason)) => Some(t!(poll.log_why, name = name, reason = reason)),
        (name, reason) => name.or(reason),
    };
    let hint = [who, more].into_iter().flatten().collect::<Vec<_>>().join("\n");
    Some(view! { <Cell label=what hint value=when(line.entry.at) /> })
}
