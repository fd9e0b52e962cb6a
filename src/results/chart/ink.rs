use leptos::prelude::window;
use web_sys::Element;

use crate::results::charts::Ink;

/// Reads the page's tokens where the chart stands, so that it has the size and the colours of its place.
pub(super) fn ink_of(place: &Element) -> Option<Ink> {
    let style = window().get_computed_style(place).ok().flatten()?;
    let value = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    Some(Ink {
        text: value("--text-1"),
        ground: value("--surface"),
        family: value("font-family"),
        hues: (1..=8).map(|n| value(&format!("--hue-{n}"))).collect(),
        size: value("font-size").trim_end_matches("px").parse().unwrap_or(16.0),
        motion: !still.is_some_and(|query| query.matches()),
    })
}
