use leptos::prelude::window;
use web_sys::Element;

use crate::results::charts::Ink;

/// Reads the page's tokens where the chart stands, so that it has the size and the colours of its place.
pub(super) fn ink_of(place: &Element) -> Option<Ink> {
    let style = window().get_computed_style(place).ok().flatten()?;
    let value = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let width = place.client_width();
    let size = size(value("font-size").trim_end_matches("px").parse().unwrap_or(16.0), width);
    Some(Ink {
        text: value("--text-1"),
        ground: value("--surface"),
        family: value("font-family"),
        hues: (1..=8).map(|n| value(&format!("--hue-{n}"))).collect(),
        grey: value("--line-strong"),
        brand: value("--brand"),
        line: value("--line"),
        size,
        columns: columns(size, width),
        motion: !still.is_some_and(|query| query.matches()),
    })
}

/// The size of a drawing's letters: the page's, but no larger than leaves room for them beside a pie. The legend and the bars
/// say the same in the page's own size.
fn size(page: f64, width: i32) -> f64 {
    const LETTERS: f64 = 16.0;
    page.min((f64::from(width) / LETTERS).max(12.0))
}

/// A half-width column is half as wide as a letter is high.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole columns of a drawing that is some thousand pixels wide"
)]
fn columns(size: f64, width: i32) -> u32 {
    (2.0 * f64::from(width) / size) as u32
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::size;

    #[test]
    fn letters_are_as_large_as_the_pages_until_a_drawing_has_no_room_for_them() {
        assert!((size(15.0, 343) - 15.0).abs() < 0.01);
        assert!((size(32.0, 263) - 16.4).abs() < 0.1);
        assert!((size(20.0, 100) - 12.0).abs() < 0.01, "never too small to read");
    }
}
