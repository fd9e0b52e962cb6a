use super::Shown;
use crate::{
    app::loaded,
    calendar::words::answer_word,
    i18n::counted,
    state::{Doing, Load, reading},
    t,
    ui::{Avatar, Button, Cell, Cells, Shape, Sheet, Tone},
};
use api::calendar::{AttendeeView, ListAttendees};
use domain::{EventId, PartStat};
use leptos::prelude::*;

/// How many have answered what, and behind each their names.
#[component]
pub(super) fn Who(shown: Shown) -> impl IntoView {
    let rows: Vec<_> = [PartStat::Accepted, PartStat::Declined, PartStat::Tentative, PartStat::NeedsAction]
        .into_iter()
        .map(|answer| {
            let open = RwSignal::new(false);
            let count = Memo::new(move |_| shown.get().answers.of(answer));
            let press = Callback::new(move |()| open.set(true));
            let event_id = shown.0.with_untracked(|view| view.event.id);
            view! {
                <Cell label=answer_word(answer) value=move || counted::people(count.get()) on_press=press />
                <Sheet open title=answer_word(answer) close_label=t!(app.close)>
                    <Names event_id answer />
                </Sheet>
            }
        })
        .collect();
    view! { <Cells title=t!(calendar.who)>{rows}</Cells> }
}

/// The names of those who have answered so, in the order of the roster.
#[component]
fn Names(event_id: EventId, answer: PartStat) -> impl IntoView {
    let request = ListAttendees { event_id, answer: Some(answer), after: None, limit: Default::default() };
    let read = reading(request.clone());
    let doing = Doing::default();
    let more = Callback::new(move |after| {
        doing.call(ListAttendees { after: Some(after), ..request.clone() }, move |page| {
            read.load.update(|load| {
                if let Load::Ready(shown) = load {
                    shown.items.extend(page.items);
                    shown.next = page.next;
                }
            });
        });
    });
    move || {
        loaded(read.load.get(), Shape::List, Some(read.again), |page| {
            let none =
                page.items.is_empty().then(|| view! { <p class="result-note">{t!(calendar.nobody)}</p> });
            let rows: Vec<_> = page.items.iter().map(row).collect();
            let next = page.next.map(|after| {
                let press = Callback::new(move |()| more.run(after));
                view! { <Button label=t!(calendar.more) on_press=press tone=Tone::Text pending=doing.pending() /> }
            });
            view! {
                {none}
                <ul class="names" aria-label=answer_word(answer)>{rows}</ul>
                {next}
            }
        })
    }
}

fn row(line: &AttendeeView) -> impl IntoView + use<> {
    let (name, unit) =
        (line.person.name.to_string(), line.person.unit.parts().collect::<Vec<_>>().join(" / "));
    view! {
        <li class="name-row">
            <Avatar name=name.clone() />
            <span class="name-words">
                <span class="name">{name}</span>
                <span class="name-unit">{unit}</span>
            </span>
        </li>
    }
}
