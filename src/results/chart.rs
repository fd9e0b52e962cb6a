//! A chart on the page: ECharts in its own script, loaded when the first chart is opened, drawn as SVG. The running
//! bars in markup stand beside it and are complete without it.

mod engine;
mod ink;
mod twin;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{html, prelude::*, task::spawn_local};

use super::charts::{Figures, Picture, Slice};
use crate::{
    appearance::use_appearance,
    t,
    ui::{Notice, letter},
};
use engine::Engine;
use twin::Twin;

/// How a result is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    Bar,
    Pie,
}

/// A chart with its text twin: a picture named by its caption, and a table for screen readers. Says so when
/// the engine cannot be loaded. Redraws at most once a frame, follows its box and the theme, and lets go of
/// everything when it goes.
#[component]
pub fn Drawn(picture: Signal<Picture>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let failed = RwSignal::new(false);
    draw(place, picture, failed);
    view! {
        <figure class="chart">
            <div
                class="chart-picture"
                class:chart-absent=failed
                role="img"
                aria-label=move || picture.with(|picture| picture.caption().to_owned())
                style:height=move || picture.with(height)
                node_ref=place
            ></div>
            {move || failed.get().then(|| view! { <Notice text=t!(results.chart_failed) /> })}
            {move || picture.with(|picture| match picture {
                Picture::Pie(figures) => Some(legend(figures)),
                Picture::Bars(_) | Picture::Steps(_) => None,
            })}
            <Twin picture />
        </figure>
    }
}

fn height(picture: &Picture) -> String {
    match picture {
        // A row is as high as two lines of label and a gap.
        Picture::Bars(figures) => format!("{}em", 3 * figures.slices.len().max(1)),
        Picture::Pie(_) => "16em".to_owned(),
        Picture::Steps(_) => "12em".to_owned(),
    }
}

/// The names to the letters in a pie, with count and share, for those who see the pie.
fn legend(figures: &Figures) -> impl IntoView + use<> {
    let row = |slice: &Slice| {
        let hue = slice.place.map_or("legend-grey".to_owned(), |place| format!("hue-{}", place % 8 + 1));
        view! {
            <li class=format!("legend-row {hue}")>
                <span class="bar-letter">{slice.place.map_or_else(|| "■".to_owned(), letter)}</span>
                <span class="legend-label">{slice.label.clone()} {slice.mine.then_some(" ✓")}</span>
                <span class="bar-numbers">
                    <span class="bar-count">{slice.count.clone()}</span>
                    <span class="bar-percent">{slice.percent.clone()}</span>
                </span>
            </li>
        }
    };
    view! {
        <ul class="legend" aria-hidden="true">
            {figures.slices.iter().map(row).collect::<Vec<_>>()}
        </ul>
    }
}

fn draw(place: NodeRef<html::Div>, picture: Signal<Picture>, failed: RwSignal<bool>) {
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
        let picture = picture.get();
        if ready.get()
            && let Some(engine) = held.borrow().as_ref()
        {
            engine.show(picture);
        }
    });
    let held = send_wrapper::SendWrapper::new(engine);
    on_cleanup(move || drop(held.take().borrow_mut().take()));
}
