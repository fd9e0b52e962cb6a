//! Figures → an ECharts option, as JSON. Plain data in, no browser: charming writes the option, ECharts draws it.

mod bar;
mod label;
mod pie;

pub use bar::bar;
pub use pie::pie;

/// One option's part of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The option's place, 0-based: letter and colour.
    pub place: usize,
    pub label: String,
    pub votes: u32,
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
const GROW_MS: f64 = 240.0;

/// What both kinds share: no title (the page has one), motion, and the sentence for screen readers.
fn finish(chart: charming::Chart, figures: &Figures, ink: &Ink) -> serde_json::Value {
    let chart = chart
        .animation(ink.motion)
        .animation_duration(GROW_MS)
        .animation_duration_update(GROW_MS)
        .animation_easing_update(charming::element::Easing::CubicOut);
    let mut option = serde_json::to_value(chart).unwrap_or_default();
    // charming's Aria has no description, and its Chart no style of text.
    option["aria"] = serde_json::json!({ "enabled": true, "label": { "description": figures.caption } });
    option["textStyle"] = serde_json::json!({ "fontFamily": ink.family });
    option
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
