use super::{
    chart::{Chart, ChartKind},
    figures,
};
use crate::{
    state::{PollState, PollStateStoreFields as _},
    t,
    ui::{Button, Glyph, Segmented, Tone},
};
use domain::OptionId;
use leptos::prelude::*;
use reactive_stores::Store;

/// More parts than the palette has colours, and a pie says less than the bars above it.
const MOST_PARTS: usize = 8;

/// The chart behind its button: nothing of it is loaded before it is opened.
#[component]
pub fn Charted(
    poll: Store<PollState>,
    mine: Memo<Vec<OptionId>>,
    /// Opened already: the poll is decided.
    open: bool,
) -> impl IntoView {
    let opened = RwSignal::new(open);
    let options = poll.poll().with_untracked(|poll| poll.options.len());
    // The bars stand above already.
    let kind = RwSignal::new(if options > MOST_PARTS { ChartKind::Bar } else { ChartKind::Pie });
    let figures = Memo::new(move |_| {
        poll.poll().with(|asked| poll.tally().with(|tally| mine.with(|mine| figures(asked, tally, mine))))
    });
    let cast = Memo::new(move |_| poll.tally().with(|tally| tally.turnout.cast));
    let press = Callback::new(move |()| opened.set(true));
    let kinds = vec![
        (ChartKind::Bar, t!(results.bar).into()),
        (ChartKind::Pie, t!(results.pie).into()),
    ];
    let kinds = StoredValue::new(kinds);
    view! {
        <Show
            when=move || opened.get()
            fallback=move || view! {
                <Button label=t!(results.chart) glyph=Glyph::Chart tone=Tone::Default compact=true on_press=press />
            }
        >
            <div class="result-chart">
                <Segmented legend=t!(results.view) options=kinds.get_value() value=kind />
                <Chart figures kind cast />
            </div>
        </Show>
    }
}
