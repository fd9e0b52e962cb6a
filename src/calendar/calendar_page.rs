use super::{event_page::follow, row::event_row};
use crate::{
    app::loaded,
    backend, clock,
    groups::{GroupFrame, view_of},
    i18n::time,
    route::Page,
    state::{GroupState, Load},
    t,
    ui::{Cells, Empty, Glyph, Icon, LinkButton, Shape, Tone},
    wall_clock,
};
use api::{
    Problem,
    bounded::PageLimit,
    calendar::{EventView, ListEvents},
};
use domain::{EventId, GroupId};
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;

/// The events of a group, month by month.
#[component]
pub fn CalendarPage(id: GroupId) -> impl IntoView {
    view! { <GroupFrame id title=t!(title.calendar) content=|state| view! { <Months state /> }.into_any() /> }
}

/// A month of the device's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    year: i16,
    month: i8,
}

impl Month {
    fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }

    /// The instant at which it begins on this device.
    fn begins(self) -> Option<Timestamp> {
        let first = Date::new(self.year, self.month, 1).ok()?;
        wall_clock::instant(first.at(0, 0, 0, 0))
    }
}

#[component]
fn Months(state: GroupState) -> impl IntoView {
    let today = wall_clock::local(clock::now()).map(|now| Month::of(now.date()));
    let month = RwSignal::new(today.unwrap_or(Month { year: 1970, month: 1 }));
    let turn = |to: fn(Month) -> Month| Callback::new(move |()| month.update(|month| *month = to(*month)));
    let name = move || month.get().begins().map(time::month).unwrap_or_default();
    let manages = Memo::new(move |_| view_of(state).is_some_and(|view| view.me.role.manages()));
    view! {
        <div class="month-head">
            <Turn label=t!(calendar.previous) on_press=turn(Month::previous) back=true />
            <h2 class="month-name numbers" aria-live="polite">{name}</h2>
            <Turn label=t!(calendar.next) on_press=turn(Month::next) />
        </div>
        {move || view! { <Events state month=month.get() /> }}
        {move || manages.get().then(|| {
            let href = Page::NewEvent { group: state.id, poll: None }.href();
            view! { <LinkButton label=t!(calendar.make_free) href glyph=Glyph::Plus tone=Tone::Text /> }
        })}
    }
}

/// An arrow to another month.
#[component]
fn Turn(label: &'static str, on_press: Callback<()>, #[prop(optional)] back: bool) -> impl IntoView {
    view! {
        <button
            type="button"
            class="month-turn"
            class:month-turn-back=back
            aria-label=label
            title=label
            on:click=move |_| on_press.run(())
        >
            <Icon glyph=Glyph::Chevron />
        </button>
    }
}

/// The events of one month, read again when one of the group changes.
#[component]
fn Events(state: GroupState, month: Month) -> impl IntoView {
    let load = RwSignal::new(Load::<Vec<EventView>>::Waiting);
    let again = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let answer = read(state.id, month).await;
            // Another month may be shown by now.
            load.try_update(|load| load.take(answer));
        });
    });
    again.run(());
    follow(state, None, again);
    move || {
        loaded(load.get(), Shape::List, Some(again), |events| {
            if events.is_empty() {
                view! { <Nothing state /> }.into_any()
            } else {
                let rows: Vec<_> = events.iter().map(event_row).collect();
                view! { <Cells>{rows}</Cells> }.into_any()
            }
        })
    }
}

/// Every event of the month, however many pages that takes.
async fn read(group_id: GroupId, month: Month) -> Result<Vec<EventView>, Problem> {
    let (Some(from), Some(until)) = (month.begins(), month.next().begins()) else { return Ok(Vec::new()) };
    let (mut events, mut after) = (Vec::new(), None::<EventId>);
    loop {
        let limit = PageLimit::default();
        let page = backend::call(&ListEvents { group_id, from, until, after, limit }).await?;
        events.extend(page.items);
        after = page.next;
        if after.is_none() {
            return Ok(events);
        }
    }
}

#[component]
fn Nothing(state: GroupState) -> impl IntoView {
    let text = move || {
        let manages = view_of(state).is_some_and(|view| view.me.role.manages());
        if manages { t!(calendar.empty_admin) } else { t!(calendar.empty_text) }
    };
    view! { <Empty glyph=Glyph::Calendar title=t!(calendar.empty_title) text=text /> }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Month;

    #[test]
    fn a_year_turns_over_in_both_directions() {
        let (december, january) = (Month { year: 2026, month: 12 }, Month { year: 2027, month: 1 });
        assert_eq!((december.next(), january.previous()), (january, december));
        assert_eq!(january.next().previous(), january);
    }
}
