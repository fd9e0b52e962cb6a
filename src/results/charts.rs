//! Figures → an ECharts option, as JSON. Plain data in, no browser: charming writes the option, ECharts draws it.

mod bar;
mod label;
mod pie;

pub use bar::bar;
pub use pie::pie;

use serde::Serialize;
use serde_json::{Value, json};

/// One option's part of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The option's place, 0-based: letter and colour.
    pub place: usize,
    pub label: String,
    /// What is drawn: votes, points, or their mean.
    pub value: f64,
    /// The same in words: "28 票".
    pub count: String,
    /// Of those who have cast; empty where points are counted.
    pub percent: String,
    /// On my ballot: marked with a ring and a tick.
    pub mine: bool,
}

/// What a chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// In option order.
    pub slices: Vec<Slice>,
    /// What a vote count reads as, with `{c}` for the number: "{c} 票".
    pub unit: String,
    /// One sentence that says what the chart shows, for screen readers.
    pub caption: String,
}

/// What a chart is drawn with: read from the page's tokens, so that chart, bars and ballot share one palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    pub text: String,
    pub ground: String,
    pub family: String,
    /// The option palette, in order.
    pub hues: Vec<String>,
    /// Size of text in CSS pixels.
    pub size: f64,
    /// Let new numbers grow from the old; off where less motion is asked for.
    pub motion: bool,
}

impl Ink {
    fn hue(&self, place: usize) -> &str {
        self.hues.get(place % self.hues.len().max(1)).map_or(self.text.as_str(), String::as_str)
    }
}

/// How long a bar grows.
const GROW_MS: u32 = 240;

/// What both kinds share: no title (the page has one), motion, and the sentence for screen readers.
///
/// charming's parts, put together here: its `Chart` can hold every kind of series there is, and writing it brings all
/// of them into the wasm (20 kB compressed).
fn option(series: impl Serialize, figures: &Figures, ink: &Ink) -> Value {
    json!({
        "animation": ink.motion,
        "animationDuration": GROW_MS,
        "animationDurationUpdate": GROW_MS,
        "animationEasingUpdate": "cubicOut",
        "aria": { "enabled": true, "label": { "description": figures.caption } },
        "textStyle": { "fontFamily": ink.family },
        "series": [part(series)],
    })
}

/// One of charming's parts as JSON. They are plain structs: writing one cannot fail.
fn part(part: impl Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
