use super::Shown;
use crate::{
    calendar::words::{past_word, when},
    clock,
    i18n::time,
    route::Page,
    t,
    ui::{Cell, Cells, Chip, ChipKind, Glyph, Notice, NoticeKind, Time},
};
use leptos::prelude::*;

/// What it is, when and where; that it was called off, and why.
#[component]
pub(super) fn Head(shown: Shown) -> impl IntoView {
    let now = clock::now();
    move || {
        let view = shown.get();
        let (event, plan) = (view.event, view.organiser);
        let organiser = t!(calendar.by, name = plan.to_string());
        let plan = event.plan.clone();
        let cancelled = event.cancelled.clone().map(|cancelled| {
            let (time, reason) = (time::when(cancelled.at, now, None), cancelled.reason.to_string());
            let detail = t!(calendar.cancelled_by, time = time, reason = reason);
            view! { <Notice kind=NoticeKind::Error text=t!(calendar.cancelled_title) detail /> }
        });
        let over = past_word(&event, now).filter(|_| event.cancelled.is_none());
        let over = over.map(|word| view! { <p class="chips"><Chip kind=ChipKind::Closed label=word /></p> });
        let (starts, ends) = (plan.starts, plan.ends);
        let exact = move || format!("{}\n{}", time::exact(starts, None), time::exact(ends, None));
        let place = plan.place.to_string();
        let note = plan.note.to_string();
        let origin = event.origin.map(|origin| {
            let href = Page::Poll(origin.poll_id).href();
            view! { <Cells><Cell glyph=Glyph::Ballot label=t!(calendar.from_poll) href /></Cells> }
        });
        view! {
            {cancelled} {over}
            <section class="card card-pad event-head">
                <p class="event-when numbers">
                    <Time text=when(&plan, now, None) exact datetime=starts.to_string() />
                </p>
                {(!place.is_empty()).then(|| view! { <p class="event-place">{place}</p> })}
                <p class="event-by">{organiser}</p>
                {(!note.is_empty()).then(|| view! { <p class="event-note">{note}</p> })}
            </section>
            {origin}
        }
    }
}
