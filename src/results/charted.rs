use super::{chart::ChartKind, figures};
use crate::{
    parts::Chart,
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Glyph, Segmented, Tone},
};
use domain::{Method, OptionId};
use leptos::prelude::*;
use reactive_stores::Store;

/// More parts than the palette has colours, and a pie says less than the bars above it.
const MOST_PARTS: usize = 8;

/// Opens the chart and puts it away. Nothing of it is loaded before it is opened.
#[component]
pub fn ChartButton(opened: RwSignal<bool>) -> impl IntoView {
    let label = move || if opened.get() { t!(results.chart_away) } else { t!(results.chart) };
    let press = Callback::new(move |()| opened.update(|opened| *opened = !*opened));
    view! { <Button label glyph=Glyph::Chart tone=Tone::Text compact=true on_press=press /> }
}

/// The same result once more, drawn by the engine; the bars with all the numbers stand above.
#[component]
pub fn Charted(poll: Store<PollState>, mine: Memo<Vec<OptionId>>) -> impl IntoView {
    let options = poll.poll().with_untracked(|poll| poll.options.len());
    // Averages are no parts of anything, nor are those who can come to several times.
    let parts = poll.poll().with_untracked(|poll| !matches!(poll.method, Method::Score | Method::Slots));
    let kind = RwSignal::new(if options > MOST_PARTS || !parts { ChartKind::Bar } else { ChartKind::Pie });
    let figures = Memo::new(move |_| {
        poll.poll().with(|asked| poll.tally().with(|tally| mine.with(|mine| figures(asked, tally, mine))))
    });
    let kinds = vec![(ChartKind::Bar, t!(results.bar).into()), (ChartKind::Pie, t!(results.pie).into())];
    view! {
        <div class="result-chart">
            {parts.then(|| view! { <Segmented legend=t!(results.view) options=kinds value=kind /> })}
            <Chart figures kind />
        </div>
    }
}
