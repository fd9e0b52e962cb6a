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
    let width = move || format!("scaleX({:.4})", clamp(share.get()));
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
    // The circle's length is set to 100, so a share is a dash.
    let dash = move || format!("{:.2} 100", clamp(share.get()) * 100.0);
    view! {
        <div class="ring">
            <svg class="ring-dial" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                <circle class="ring-track" cx="20" cy="20" r="17" />
                <circle class="ring-fill" cx="20" cy="20" r="17" pathLength="100" stroke-dasharray=dash />
            </svg>
            <p class="ring-words">
                <span class="ring-figure">{move || figure.get()}</span>
                <span class="ring-text">{move || text.get()}</span>
            </p>
        </div>
    }
}

pub(super) fn clamp(share: f64) -> f64 {
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::clamp;

    #[test]
    fn a_share_of_nobody_draws_an_empty_bar() {
        assert!(clamp(f64::NAN).abs() < f64::EPSILON);
        assert!((clamp(1.5) - 1.0).abs() < f64::EPSILON);
        assert!(clamp(-0.5).abs() < f64::EPSILON);
    }
}
