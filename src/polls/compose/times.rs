//! The times that one may choose, one a row.

use super::{Desk, Spot, form::TimeFields, sketch::TimeRow, take_out::TakeOut};
use crate::{
    clock,
    i18n::{problem, time},
    t,
    ui::{Button, Field, Glyph, Icon, Select, Tone, at_next_frame, focus_by_id, letter},
    wall_clock,
};
use domain::Draft;
use jiff::civil::{DateTime, Time};
use leptos::prelude::*;

/// The id of a row's first field; the page finds it by the same.
fn date_id(key: u32) -> String {
    format!("{}-{key}", Spot::Slot(0).id())
}

/// The times: each a day, from when and until when, in one zone, at first the device's. The order is that of time, whatever is written.
#[component]
pub(in crate::polls) fn Times(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let most = usize::from(Draft::MAX_OPTIONS);
    let count = Memo::new(move |_| form.times.with(Vec::len));
    let fault = desk.fault(Spot::Slots);
    let add = move || {
        let written = form.times.with_untracked(|rows| rows.iter().map(TimeFields::now).collect::<Vec<_>>());
        let key = form.add_time(behind(&written, wall_clock::local(clock::now())));
        at_next_frame(move || focus_by_id(&date_id(key)));
    };
    view! {
        <fieldset class="cells-group">
            <legend class="weui-cells__title cells-title">
                {t!(compose.times)} " " <span class="numbers">{move || format!("{}/{most}", count.get())}</span>
            </legend>
            <div class="weui-cells cells">
                <ol class="compose-options">
                    <For each=move || form.times.get() key=|row| row.key let(row)>
                        <Row desk row />
                    </For>
                </ol>
                {move || (!desk.is_anew()).then(|| view! {
                    <Select label=t!(compose.zone) options=zones(&form.zone.get_untracked()) value=form.zone />
                })}
                {move || (count.get() < most).then(|| view! {
                    <div class="compose-add" id=Spot::Slots.id() tabindex="-1">
                        <Button label=t!(compose.time_add) on_press=add tone=Tone::Text compact=true glyph=Glyph::Plus />
                    </div>
                })}
            </div>
            <p class="weui-cells__tips cells-footnote">{t!(compose.times_hint)}</p>
            <p class="compose-fault" aria-live="polite">{fault}</p>
        </fieldset>
    }
}

/// Where most of those sit who have to do with each other across zones; the device's own, and what was chosen, first.
fn zones(chosen: &str) -> Vec<(String, TextProp)> {
    const COMMON: [&str; 9] = [
        "Asia/Shanghai",
        "Asia/Tokyo",
        "Asia/Singapore",
        "Asia/Dubai",
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "America/Los_Angeles",
        "UTC",
    ];
    let mut zones = vec![time::device_zone()];
    for zone in [chosen].into_iter().chain(COMMON) {
        if !zones.iter().any(|known| known == zone) {
            zones.push(zone.to_owned());
        }
    }
    zones.into_iter().map(|zone| (zone.clone(), zone.into())).collect()
}

#[component]
fn Row(desk: Desk, row: TimeFields) -> impl IntoView {
    let form = desk.form;
    let key = row.key;
    let place = Memo::new(move |_| {
        form.times.with(|rows| rows.iter().position(|row| row.key == key).unwrap_or_default())
    });
    let name = move || t!(compose.time_n, letter = letter(place.get()));
    let fault = Memo::new(move |_| {
        let faults = desk.faults;
        let fault = faults.with(|faults| faults.get(&Spot::Slot(place.get())).map(|found| found.fault));
        fault.map(|fault| problem::fault(&fault))
    });
    let written = row.clone();
    let overnight = Memo::new(move |_| written.get().is_overnight());
    let fixed = row.was.clone();
    let known = move || desk.is_anew() && fixed.with(|was| was.id.is_some());
    let kept = row.clone();
    let remove = move |_| {
        form.times.update(|rows| rows.retain(|row| row.key != key));
        at_next_frame(|| focus_by_id(Spot::Slots.id()));
    };
    let fields = move || {
        view! {
                <div class="time-row" role="group" aria-label=name>
                    <div class="time-fields">
                        <Field label=t!(compose.time_day) value=RwSignal::from(row.day.clone()) kind="date" id=date_id(key) />
                        <Field label=t!(compose.time_from) value=RwSignal::from(row.from.clone()) kind="time" />
                        <Field label=t!(compose.time_to) value=RwSignal::from(row.to.clone()) kind="time" />
                    </div>
                    <button
                        class="compose-tool"
                        type="button"
                        aria-label=move || t!(compose.time_remove, letter = letter(place.get()))
                        on:click=remove
                    >
                        <Icon glyph=Glyph::Close />
                    </button>
                    {move || overnight.get().then(|| view! { <p class="time-note">{t!(compose.time_overnight)}</p> })}
                    <p class="compose-fault time-note" aria-live="polite">{fault}</p>
                </div>
        }
    };
    view! {
        <li>
            {move || if known() {
                view! { <Known desk row=kept.clone() place /> }.into_any()
            } else {
                fields().into_any()
            }}
        </li>
    }
}

/// A time for which somebody may have voted: it may be withdrawn, and not be another.
#[component]
fn Known(desk: Desk, row: TimeFields, place: Memo<usize>) -> impl IntoView {
    let (was, known) = (row.was.clone(), row.was.clone());
    let out = move || was.with(|was| was.out);
    let when = move || {
        let zone = desk.form.zone.get();
        row.get().slot(&zone).map(|slot| time::slot(slot, &zone)).unwrap_or_default()
    };
    let words = move || if out() { t!(compose.option_out) } else { t!(compose.time_fixed) };
    view! {
        <div class="time-row compose-known">
            <p>
                {when}
                <span class="choice-note">{words}</span>
            </p>
            <TakeOut desk was=known place />
        </div>
    }
}

/// What the next row begins with: the hours of the last on the day behind it; at first, tomorrow after lunch.
fn behind(written: &[TimeRow], now: Option<DateTime>) -> TimeRow {
    let last = written.iter().rev().find_map(TimeRow::times);
    let times = match last {
        Some((from, to)) => {
            let next = |at: DateTime| at.date().tomorrow().map(|day| day.to_datetime(at.time())).ok();
            next(from).zip(next(to))
        }
        None => now.and_then(|now| now.date().tomorrow().ok()).map(|day| {
            let hour = |hour| day.to_datetime(Time::constant(hour, 0, 0, 0));
            (hour(14), hour(15))
        }),
    };
    times.map(|(from, to)| TimeRow::of(from, to)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{TimeRow, behind};

    fn row(day: &str, from: &str, to: &str) -> TimeRow {
        TimeRow { day: day.into(), from: from.into(), to: to.into(), ..TimeRow::default() }
    }

    #[test]
    fn the_next_time_is_the_last_a_day_later_and_the_first_is_tomorrow_after_lunch() {
        let now = "2026-12-31T09:00:00".parse().ok();
        assert_eq!(behind(&[], now), row("2027-01-01", "14:00", "15:00"));
        let last = row("2026-12-31", "19:30", "21:00");
        assert_eq!(behind(std::slice::from_ref(&last), now), row("2027-01-01", "19:30", "21:00"));
        assert_eq!(behind(&[last, TimeRow::default()], now), row("2027-01-01", "19:30", "21:00"));
        assert_eq!(behind(&[row("2026-12-31", "22:00", "01:00")], now), row("2027-01-01", "22:00", "01:00"));
        assert_eq!(behind(&[], None), TimeRow::default());
    }
}
