//! A chart on the page: ECharts in its own script, loaded when the first chart is opened, drawn as SVG. The running
//! bars in markup stand beside it and are complete without it.

mod engine;
mod ink;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{html, prelude::*, task::spawn_local};

use super::charts::{self, Figures};
use crate::{
    appearance::use_appearance,
    t,
    ui::{Notice, letter},
};
use engine::Engine;

/// How a result is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartKind {
    #[default]
    Bar,
    Pie,
}

/// A chart with its text twin: a picture named by the figures' caption, and a table for screen readers. Says so when
/// the engine cannot be loaded. Redraws at most once a frame, follows its box and the theme, and lets go of
/// everything when it goes.
#[component]
pub fn Drawn(figures: Signal<Figures>, kind: Signal<ChartKind>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let failed = RwSignal::new(false);
    draw(place, figures, kind, failed);
    let rows = move || figures.with(|figures| figures.slices.len());
    // A row is as high as two lines of label and a gap.
    let height = move || match kind.get() {
        ChartKind::Bar => format!("{}em", 3 * rows().max(1)),
        ChartKind::Pie => "16em".to_owned(),
    };
    view! {
        <figure class="chart">
            <div
                class="chart-picture"
                class:chart-absent=failed
                role="img"
                aria-label=move || figures.with(|figures| figures.caption.clone())
                style:height=height
                node_ref=place
            ></div>
            {move || failed.get().then(|| view! { <Notice text=t!(results.chart_failed) /> })}
            {move || (kind.get() == ChartKind::Pie).then(|| view! { <Legend figures /> })}
            <Twin figures />
        </figure>
    }
}

/// The names to the letters in a pie, with count and share, for those who see the pie.
#[component]
fn Legend(figures: Signal<Figures>) -> impl IntoView {
    let row = move |slice: &charts::Slice| {
        view! {
            <li class=format!("legend-row hue-{}", slice.place % 8 + 1)>
                <span class="bar-letter">{letter(slice.place)}</span>
                <span class="legend-label">{slice.label.clone()}</span>
                <span class="bar-numbers">
                    <span class="bar-count">{slice.count.clone()}</span>
                    <span class="bar-percent">{slice.percent.clone()}</span>
                </span>
            </li>
        }
    };
    view! {
        <ul class="legend" aria-hidden="true">
            {move || figures.with(|figures| figures.slices.iter().map(row).collect::<Vec<_>>())}
        </ul>
    }
}

/// The chart's figures as a table, for screen readers.
#[component]
fn Twin(figures: Signal<Figures>) -> impl IntoView {
    let rows = move || {
        figures.with(|figures| {
            let row = |slice: &charts::Slice| {
                let name = format!("{} {}", letter(slice.place), slice.label);
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td>{slice.count.clone()}</td>
                        <td>{slice.percent.clone()}</td>
                    </tr>
                }
            };
            figures.slices.iter().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="visually-hidden">
            <table>
                <caption>{move || figures.with(|figures| figures.caption.clone())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(results.table_option)}</th>
                        <th scope="col">{t!(results.table_votes)}</th>
                        <th scope="col">{t!(results.table_share)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn draw(
    place: NodeRef<html::Div>,
    figures: Signal<Figures>,
    kind: Signal<ChartKind>,
    failed: RwSignal<bool>,
) {
    let appearance = use_appearance();
    let engine = Rc::new(RefCell::new(None::<Engine>));
    let ready = RwSignal::new(false);
    let held = engine.clone();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let engine = held.clone();
        spawn_local(async move {
            let opened = Engine::open(&place).await;
            // The component may have gone while the script loaded: then what was opened is dropped here.
            if failed.try_set(opened.is_none()).is_none() {
                *engine.borrow_mut() = opened;
                ready.set(true);
            }
        });
    });
    let held = engine.clone();
    Effect::new(move |_| {
        appearance.dark();
        appearance.care.track();
        appearance.text.track();
        let (figures, kind) = (figures.get(), kind.get());
        if ready.get()
            && let Some(engine) = held.borrow().as_ref()
        {
            engine.show(figures, kind);
        }
    });
    let held = send_wrapper::SendWrapper::new(engine);
    on_cleanup(move || drop(held.take().borrow_mut().take()));
}

fn option(figures: &Figures, kind: ChartKind, ink: &charts::Ink) -> serde_json::Value {
    match kind {
        ChartKind::Bar => charts::bar(figures, ink),
        ChartKind::Pie => charts::pie(figures, ink),
    }
}
