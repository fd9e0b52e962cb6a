use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Empty modules around the code, as the standard asks.
const QUIET: usize = 4;

/// The dark modules of the text's QR code as one SVG path, and the side of its box in modules (quiet zone included).
/// `None` when the text is too long for a code (about 2,300 bytes).
pub fn qr_path(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for y in 0..width {
        let mut x = 0;
        while x < width {
            let run = (x..width).take_while(|&x| code[(x, y)] == Color::Dark).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some((path, width + 2 * QUIET))
}

/// A QR code, dark on white in every theme, as large as its place. Its name says what scanning it does.
#[component]
pub fn Qr(
    /// What it holds: a link.
    #[prop(into)]
    text: Signal<String>,
    /// Its name: "扫码加入 三号楼业主群".
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let code = Memo::new(move |_| text.with(|text| qr_path(text)));
    move || {
        let label = label.clone();
        code.get().map(|(path, side)| {
            view! {
                <svg class="qr" role="img" aria-label=move || label.get() viewBox=format!("0 0 {side} {side}")>
                    <path d=path />
                </svg>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{QUIET, qr_path};

    #[test]
    fn a_link_becomes_a_code_with_finder_patterns_and_a_quiet_zone() {
        let (path, side) = qr_path("https://vote.example/join/abc").expect("short text fits");
        assert_eq!((side - 2 * QUIET - 17) % 4, 0, "the side is that of a QR version");
        assert!(
            path.starts_with(&format!("M{QUIET} {QUIET}h7v1h-7z")),
            "the finder pattern's first row: {path}"
        );
    }

    #[test]
    fn a_text_too_long_for_any_code_draws_nothing() {
        assert_eq!(qr_path(&"x".repeat(5_000)), None);
    }
}
