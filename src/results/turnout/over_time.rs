use crate::{
    clock,
    i18n::{
        counted::{people, percent},
        time::{self, clock as clock_of},
    },
    parts::Chart,
    results::charts::{Course, Picture, Point},
    t,
};
use domain::{Timeline, Turnout};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

/// How many had voted as time went by.
#[component]
pub(super) fn OverTime(timeline: Memo<Option<Timeline>>, turnout: Memo<Turnout>) -> impl IntoView {
    let picture = Memo::new(move |_| {
        let entitled = turnout.get().entitled;
        let course = timeline.with(|timeline| timeline.as_ref().map(|timeline| course(timeline, entitled)));
        Picture::Steps(course.unwrap_or_default())
    });
    view! {
        <section>
            <h3 class="unit-title">{t!(results.over_time)}</h3>
            <Chart picture />
        </section>
    }
}

fn course(timeline: &Timeline, entitled: u32) -> Course {
    let now = clock::now();
    let short = timeline.until.duration_since(timeline.from) <= SignedDuration::from_hours(24);
    let tick = |at| if short { clock_of(at, None) } else { time::day(at, now, None) };
    let point = |(at, value): (Timestamp, u32)| Point {
        tick: tick(at),
        time: time::when(at, now, None),
        value,
        count: people(value),
        percent: percent(value, entitled),
    };
    let start = std::iter::once((timeline.from, 0));
    let ends = timeline.cast.iter().enumerate().map(|(place, cast)| (timeline.end(place), *cast));
    Course {
        points: start.chain(ends).map(point).collect(),
        most: entitled,
        caption: t!(results.over_time_caption, entitled = entitled),
    }
}
