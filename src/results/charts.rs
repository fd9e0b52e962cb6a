//! Figures → an ECharts option, as JSON. Plain data in, no browser: charming writes the option, ECharts draws it.

mod bar;
mod label;
mod pie;
mod steps;

pub use bar::bar;
pub use pie::pie;
pub use steps::steps;

use serde::Serialize;
use serde_json::{Value, json};

/// One option's part of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The option's place, 0-based: letter and colour. None for those who chose no option: they are grey.
    pub place: Option<usize>,
    pub label: String,
    /// What is drawn: votes, points, or their mean.
    pub value: f64,
    /// The same in words: "28 票".
    pub count: String,
    /// Of what [`Figures::share`] says; empty where points are counted.
    pub percent: String,
    /// On my ballot: marked with a ring and a tick.
    pub mine: bool,
}

/// What a chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// In option order, behind them those who chose none.
    pub slices: Vec<Slice>,
    /// What the percentages are of: "占已投".
    pub share: &'static str,
    /// One sentence that says what the chart shows, for screen readers.
    pub caption: String,
}

/// What a number was as time went by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// At even intervals, the earliest first.
    pub points: Vec<Point>,
    /// The most that there can be.
    pub most: u32,
    /// One sentence that says what the chart shows, for screen readers.
    pub caption: String,
}

/// What it was at one of the instants.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When, short: "18:00".
    pub tick: String,
    /// When, in full.
    pub time: String,
    pub value: u32,
    /// The same in words: "28 人".
    pub count: String,
    /// Of the most that there can be.
    pub percent: String,
}

/// What is drawn, and as what.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    Bars(Figures),
    Pie(Figures),
    Steps(Course),
}

impl Picture {
    /// For ECharts.
    pub fn option(&self, ink: &Ink) -> Value {
        match self {
            Self::Bars(figures) => bar(figures, ink),
            Self::Pie(figures) => pie(figures, ink),
            Self::Steps(course) => steps(course, ink),
        }
    }

    /// One sentence that says what it shows.
    pub fn caption(&self) -> &str {
        match self {
            Self::Bars(figures) | Self::Pie(figures) => &figures.caption,
            Self::Steps(course) => &course.caption,
        }
    }
}

/// What a chart is drawn with: read from the page's tokens, so that chart, bars and ballot share one palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    pub text: String,
    pub ground: String,
    pub family: String,
    /// The option palette, in order.
    pub hues: Vec<String>,
    /// For those who chose no option.
    pub grey: String,
    /// For what is mine to do, and what is done: turnout.
    pub brand: String,
    /// Hairlines.
    pub line: String,
    /// Size of text in CSS pixels.
    pub size: f64,
    /// How wide the drawing is, in half-width columns of such text.
    pub columns: u32,
    /// Let new numbers grow from the old; off where less motion is asked for.
    pub motion: bool,
}

impl Ink {
    fn hue(&self, place: Option<usize>) -> &str {
        let Some(place) = place else { return &self.grey };
        self.hues.get(place % self.hues.len().max(1)).map_or(self.text.as_str(), String::as_str)
    }
}

/// How long a bar grows.
const GROW_MS: u32 = 240;

/// What both kinds share: no title (the page has one), motion, and the sentence for screen readers.
///
/// charming's parts, put together here: its `Chart` can hold every kind of series there is, and writing it brings all
/// of them into the wasm (20 kB compressed).
fn option(series: impl Serialize, caption: &str, ink: &Ink) -> Value {
    json!({
        "animation": ink.motion,
        "animationDuration": GROW_MS,
        "animationDurationUpdate": GROW_MS,
        "animationEasingUpdate": "cubicOut",
        "aria": { "enabled": true, "label": { "description": caption } },
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
