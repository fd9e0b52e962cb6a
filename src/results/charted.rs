use super::{
    base_words,
    chart::{ChartKind, Drawn},
    charts::Picture,
    figures::{Of, figures, of_people},
};
use crate::{
    appearance::{keep, kept},
    i18n::counted::base,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Glyph, Segmented, Tone},
};
use domain::{Method, OptionId, Poll, Tally};
use leptos::prelude::*;
use reactive_stores::Store;

/// More parts than the palette has colours, and a pie says less than the bars above it.
const MOST_PARTS: usize = 8;

/// Under which keys this device remembers how charts are liked.
const KIND: &str = "juyi-chart";
const OF: &str = "juyi-chart-of";

/// Opens the chart and puts it away. Nothing of it is loaded before it is opened.
#[component]
pub fn ChartButton(opened: RwSignal<bool>) -> impl IntoView {
    let label = move || if opened.get() { t!(results.chart_away) } else { t!(results.chart) };
    let press = Callback::new(move |()| opened.update(|opened| *opened = !*opened));
    view! { <Button label glyph=Glyph::Chart tone=Tone::Text compact=true on_press=press /> }
}

/// The same result once more, drawn by the engine, and with those who have not voted; the bars with all the numbers of those
/// who have stand above.
#[component]
pub fn Charted(poll: Store<PollState>, mine: Memo<Vec<OptionId>>) -> impl IntoView {
    let (options, method) = poll.poll().with_untracked(|poll| (poll.options.len(), poll.method));
    // Averages are no parts of anything, nor are those who can come to several times.
    let parts = !matches!(method, Method::Score | Method::Slots | Method::SignUp { .. });
    let kind = RwSignal::new(match kept(KIND).as_deref() {
        _ if !parts => ChartKind::Bar,
        Some("bar") => ChartKind::Bar,
        Some("pie") => ChartKind::Pie,
        _ if options > MOST_PARTS => ChartKind::Bar,
        _ => ChartKind::Pie,
    });
    let of = RwSignal::new(if kept(OF).as_deref() == Some("cast") { Of::Cast } else { Of::Entitled });
    remember(kind, KIND, |kind| if kind == ChartKind::Bar { "bar" } else { "pie" });
    remember(of, OF, |of| if of == Of::Cast { "cast" } else { "all" });
    let picture = Memo::new(move |_| {
        let (kind, of) = (kind.get(), of.get());
        poll.poll()
            .with(|asked| poll.tally().with(|tally| mine.with(|mine| drawn(asked, tally, mine, kind, of))))
    });
    let note = move || {
        let (kind, of) = (kind.get(), of.get());
        poll.poll().with(|asked| poll.tally().with(|tally| said(asked, tally, kind, of)))
    };
    let kinds = vec![(ChartKind::Bar, t!(results.bar).into()), (ChartKind::Pie, t!(results.pie).into())];
    let bases = vec![(Of::Cast, t!(results.of_cast).into()), (Of::Entitled, t!(results.of_all).into())];
    view! {
        <div class="result-chart" class:result-chart-named=move || named(method, of.get())>
            {parts.then(|| view! { <Segmented legend=t!(results.view) options=kinds value=kind /> })}
            {of_people(method).then(|| view! { <Segmented legend=t!(results.of) options=bases value=of /> })}
            <Drawn picture=picture.into() />
            <p class="result-note">{note}</p>
        </div>
    }
}

/// Keeps on this device what is chosen here, and only that.
fn remember<T: Copy + PartialEq + Send + Sync + 'static>(
    choice: RwSignal<T>,
    key: &'static str,
    word: fn(T) -> &'static str,
) {
    Effect::new(move |before: Option<T>| {
        let now = choice.get();
        if before.is_some_and(|before| before != now) {
            keep(key, word(now));
        }
        now
    });
}

/// Whether a pie needs its names with other percentages than those of the bars above.
fn named(method: Method, of: Of) -> bool {
    of_people(method) && of == Of::Entitled
}

/// Whether each who votes is in one part at most, so that all parts make a whole.
fn one_each(method: Method) -> bool {
    !matches!(method, Method::Multiple { max: 2.., .. } | Method::Slots)
}

fn drawn(poll: &Poll, tally: &Tally, mine: &[OptionId], kind: ChartKind, of: Of) -> Picture {
    let mut figures = figures(poll, tally, mine, of);
    match kind {
        ChartKind::Bar => Picture::Bars(figures),
        ChartKind::Pie => {
            // Marks and people are not parts of one whole.
            figures.slices.retain(|slice| one_each(poll.method) || slice.place.is_some());
            Picture::Pie(figures)
        }
    }
}

/// What the figures are of, and what the parts of a pie.
fn said(poll: &Poll, tally: &Tally, kind: ChartKind, of: Of) -> String {
    let base = match of {
        _ if !of_people(poll.method) => base_words(poll, tally),
        Of::Cast => base(tally.turnout.cast),
        Of::Entitled => t!(results.base_all, count = tally.turnout.entitled),
    };
    match (kind, one_each(poll.method)) {
        (ChartKind::Pie, false) => {
            let marks: u32 = tally.counts.iter().map(|count| count.votes).sum();
            t!(results.parts_of_marks, base = base, count = marks)
        }
        (ChartKind::Pie, true) if !of_people(poll.method) => t!(results.parts_of_points, base = base),
        (ChartKind::Bar, false) => t!(results.base_several, base = base),
        _ => base,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
