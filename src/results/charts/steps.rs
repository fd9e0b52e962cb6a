use charming::{
    component::{Axis, Grid},
    element::{AxisLabel, AxisTick, AxisType, LineStyle, SplitLine},
};
use serde_json::{Value, json};

use super::{Course, Ink, label::columns, option, part};

/// A line in steps: as high as how many there were, before an axis of all that there can be.
pub fn steps(course: &Course, ink: &Ink) -> Value {
    let ticks: Vec<String> = course.points.iter().map(|point| point.tick.clone()).collect();
    let widest = ticks.iter().map(|tick| columns(tick)).max().unwrap_or(0);
    let words = || AxisLabel::new().font_size(ink.size).color(ink.text.as_str());
    // The first and the last tick stand at the very ends: half of each needs room beyond.
    let half = ink.size * (f64::from(widest) / 4.0 + 0.5);
    let most = ink.size * f64::from(columns(&course.most.to_string())) / 2.0;
    let heights = Axis::new()
        .type_(AxisType::Value)
        .min(0)
        .max(f64::from(course.most.max(1)))
        .min_interval(1.0)
        .axis_label(words())
        .split_line(SplitLine::new().line_style(LineStyle::new().color(ink.line.as_str())));
    let times = Axis::new()
        .type_(AxisType::Category)
        .data(ticks)
        .boundary_gap(false)
        .axis_tick(AxisTick::new().show(false))
        .axis_label(words());
    let mut option = option(series(course, ink), &course.caption, ink);
    option["grid"] = part(
        Grid::new().left((half - most).max(ink.size)).right(half).top(ink.size).bottom(0).contain_label(true),
    );
    option["xAxis"] = part(times);
    // charming has no names for these.
    option["xAxis"]["axisLabel"]["hideOverlap"] = true.into();
    option["xAxis"]["axisLine"] = json!({ "lineStyle": { "color": ink.line } });
    option["yAxis"] = part(heights);
    option
}

/// Written out: charming's line can be marked and labelled in every way, and brings all of it into the wasm.
fn series(course: &Course, ink: &Ink) -> Value {
    let values: Vec<u32> = course.points.iter().map(|point| point.value).collect();
    json!({
        "type": "line",
        // A number holds until the next: what came within an interval is known at its end.
        "step": "end",
        "showSymbol": false,
        "lineStyle": { "color": ink.brand, "width": 2 },
        "areaStyle": { "color": ink.brand, "opacity": 0.12 },
        "data": values,
    })
}
