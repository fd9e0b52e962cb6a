use charming::{
    component::{Axis, Grid},
    datatype::DataPointItem,
    element::{AxisLabel, AxisLine, AxisTick, AxisType, ItemStyle, Label, LabelPosition, SplitLine},
    series::Bar,
};

use super::{Figures, Ink, label, option, part};

/// Lying bars in option order, first on top, each with its numbers at its end.
pub fn bar(figures: &Figures, ink: &Ink) -> serde_json::Value {
    let data: Vec<serde_json::Value> = figures
        .slices
        .iter()
        .map(|slice| {
            let style = ItemStyle::new().color(ink.hue(slice.place)).border_radius(4.0);
            let style =
                if slice.mine { style.border_color(ink.text.as_str()).border_width(2.0) } else { style };
            let mut item = part(DataPointItem::new(slice.value).name(slice.label.as_str()).item_style(style));
            // Of its own: charming's points have no label.
            item["label"] = serde_json::json!({ "formatter": label::numbers(slice) });
            item
        })
        .collect();
    let widest = figures.slices.iter().map(|slice| label::columns(&label::numbers(slice))).max().unwrap_or(0);
    let names: Vec<_> =
        figures.slices.iter().map(|slice| label::name(slice, label::room(ink, widest))).collect();
    let series = Bar::new().bar_width("58%").label(
        Label::new().show(true).position(LabelPosition::Right).font_size(ink.size).color(ink.text.as_str()),
    );
    // A column is a little more than half as wide as a letter is high.
    let room = ink.size * (f64::from(widest) * 0.56 + 1.0);
    let grid = Grid::new().left(0).right(room).top(0).bottom(0).contain_label(true);
    let lengths = Axis::new()
        .type_(AxisType::Value)
        .min_interval(1.0)
        .axis_label(AxisLabel::new().show(false))
        .split_line(SplitLine::new().show(false));
    let options = Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .inverse(true)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().font_size(ink.size).color(ink.text.as_str()));
    let mut option = option(series, &figures.caption, ink);
    option["series"][0]["data"] = data.into();
    option["grid"] = part(grid);
    option["xAxis"] = part(lengths);
    option["yAxis"] = part(options);
    option
}
