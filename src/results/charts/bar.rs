use charming::{
    component::{Axis, Grid},
    datatype::DataPointItem,
    element::{AxisLabel, AxisLine, AxisTick, AxisType, ItemStyle, Label, LabelPosition, SplitLine},
    series::Bar,
};

use super::{Figures, Ink, label, option, part};

/// Lying bars in option order, first on top, each with its count at its end.
pub fn bar(figures: &Figures, ink: &Ink) -> serde_json::Value {
    let names: Vec<_> = figures.slices.iter().map(label::name).collect();
    let data: Vec<_> = figures
        .slices
        .iter()
        .map(|slice| {
            let style = ItemStyle::new().color(ink.hue(slice.place)).border_radius(4.0);
            let style =
                if slice.mine { style.border_color(ink.text.as_str()).border_width(2.0) } else { style };
            DataPointItem::new(slice.value).name(slice.label.as_str()).item_style(style)
        })
        .collect();
    let series = Bar::new().data(data).bar_width("58%").label(
        Label::new()
            .show(true)
            .position(LabelPosition::Right)
            .formatter(figures.unit.as_str())
            .font_size(ink.size)
            .color(ink.text.as_str()),
    );
    let grid = Grid::new().left(0).right(ink.size * 5.0).top(0).bottom(0).contain_label(true);
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
    let mut option = option(series, figures, ink);
    option["grid"] = part(grid);
    option["xAxis"] = part(lengths);
    option["yAxis"] = part(options);
    option
}
