use leptos::prelude::*;

/// How far something is, as a thin bar with its text twin beside or below: turnout, places left.
#[component]
pub fn Meter(
    /// From 0 to 1; outside is clamped.
    #[prop(into)]
    share: Signal<f64>,
    /// The same in words ("42 / 63 人已投"): the bar itself is not read out.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    let width = move || scale_x(share.get());
    view! {
        <div class="meter">
            <div class="meter-track" aria-hidden="true"><div class="meter-fill" style:transform=width></div></div>
            <p class="meter-text">{move || text.get()}</p>
        </div>
    }
}

/// The same as a ring with the words in its middle, for the wall.
#[component]
pub fn Ring(
    /// From 0 to 1; outside is clamped.
    #[prop(into)]
    share: Signal<f64>,
    /// Large, in the middle: "67%".
    #[prop(into)]
    figure: TextProp,
    /// Small, below it: "42 / 63 人已投".
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    // The circle's length is set to 10,000, so a share is a dash.
    let dash = move || format!("{} 10000", ten_thousandths(share.get()));
    view! {
        <div class="ring">
            <svg class="ring-dial" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                <circle class="ring-track" cx="20" cy="20" r="17" />
                <circle class="ring-fill" cx="20" cy="20" r="17" pathLength="10000" stroke-dasharray=dash />
            </svg>
            <p class="ring-words">
                <span class="ring-figure">{move || figure.get()}</span>
                <span class="ring-text">{move || text.get()}</span>
            </p>
        </div>
    }
}

/// A part of a bar's full length, for CSS. By way of whole numbers: writing floats takes 15 kB of code.
pub(super) fn scale_x(share: f64) -> String {
    let parts = ten_thousandths(share);
    format!("scaleX({}.{:04})", parts / 10_000, parts % 10_000)
}

fn ten_thousandths(share: f64) -> u32 {
    // The cast makes 0 of what is negative or not a number.
    ((share * 10_000.0).round() as u32).min(10_000)
}

#[cfg(test)]
mod tests {
    use super::scale_x;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_longer_than_its_track() {
        let cases =
            [(2.0 / 3.0, "0.6667"), (1.0, "1.0000"), (1.5, "1.0000"), (-0.5, "0.0000"), (0.0, "0.0000")];
        for (share, length) in cases {
            assert_eq!(scale_x(share), format!("scaleX({length})"));
        }
    }

    #[test]
    fn a_share_of_nobody_draws_an_empty_bar() {
        assert_eq!(scale_x(f64::NAN), "scaleX(0.0000)");
    }
}
