//! Numbers out of many.

use std::time::Duration;

/// Anything that goes wrong ends the run.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// `p50 / p99` in milliseconds.
pub fn milliseconds(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    let text =
        |time: Option<&Duration>| time.map_or("–".to_owned(), |t| format!("{:.2}", t.as_secs_f64() * 1e3));
    format!("{} / {}", text(at(50)), text(at(99)))
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_times_are_below_the_first_figure_and_nearly_all_below_the_second() {
        let times = (1..=100).map(Duration::from_millis).collect();
        assert_eq!(milliseconds(times), "51.00 / 100.00");
        assert_eq!(milliseconds(vec![]), "– / –");
    }

    #[test]
    fn the_median_is_not_moved_by_one_busy_round() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
